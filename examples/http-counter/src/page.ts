/** What a browser shows. Whatever came in by the address is escaped before it goes out. */
export function page(greeting: string, name: string, visits: number): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title>${escaped(name)}: ${visits}</title>
    <style>
      body { font: 16px/1.5 system-ui, sans-serif; display: grid; place-items: center; min-height: 100vh; margin: 0; background: #f4f5f7; color: #1c2128 }
      strong { display: block; font-size: 96px; line-height: 1.1; text-align: center }
    </style>
  </head>
  <body>
    <main>${escaped(greeting)}! <em>${escaped(name)}</em> was visited <strong>${visits}</strong> ${visits === 1 ? 'time' : 'times'}.</main>
  </body>
</html>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
