import type { Disposable } from '#base/disposable.ts';
import { editor } from './monaco.ts';

/** The editor's colours are the page's own tokens, in both themes, and follow the page when it changes. */
export function followTheme(): Disposable {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const apply = () => {
    const style = getComputedStyle(document.documentElement);
    const isDark = style.colorScheme.includes('dark') && !style.colorScheme.includes('light') ? true : isDarkColour(style.getPropertyValue('--surface'));
    const token = (name: string, or: string) => hexOf(style.getPropertyValue(name)) ?? or;
    editor.defineTheme('stackwright', {
      base: isDark ? 'vs-dark' : 'vs',
      inherit: true,
      // Some of Monaco's own colours are too pale on our grounds, or on a shaded call.
      rules: isDark
        ? [
            { token: 'comment', foreground: '7fae6b' },
            { token: 'regexp', foreground: 'e79a9a' },
          ]
        : [
            { token: 'type', foreground: '00626b' },
            { token: 'number', foreground: '076a45' },
            { token: 'delimiter.bracket', foreground: '30343b' },
          ],
      colors: {
        'editor.background': token('--surface', isDark ? '#1b1b1f' : '#ffffff'),
        'editorGutter.background': token('--surface', isDark ? '#1b1b1f' : '#ffffff'),
        'editorLineNumber.foreground': token('--text-quiet', isDark ? '#8a8a94' : '#6b6b74'),
        'editorWidget.background': token('--surface-raised', isDark ? '#22262d' : '#ffffff'),
        'editorHoverWidget.background': token('--surface-raised', isDark ? '#22262d' : '#ffffff'),
        'editorSuggestWidget.background': token('--surface-raised', isDark ? '#22262d' : '#ffffff'),
        'editorHoverWidget.border': token('--line-strong', '#8a919c'),
        focusBorder: token('--accent', '#2f5fd0'),
      },
    });
    editor.setTheme('stackwright');
  };
  const watching = new MutationObserver(apply);
  watching.observe(document.documentElement, { attributes: true, attributeFilter: ['class', 'data-theme', 'style'] });
  dark.addEventListener('change', apply);
  apply();
  return {
    dispose() {
      watching.disconnect();
      dark.removeEventListener('change', apply);
    },
  };
}

/** Monaco takes hex alone; the tokens may be written in any way. */
function hexOf(colour: string): string | undefined {
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (!context || colour.trim() === '') return undefined;
  context.fillStyle = colour.trim();
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

function isDarkColour(colour: string): boolean {
  const hex = hexOf(colour);
  return hex === undefined ? matchMedia('(prefers-color-scheme: dark)').matches : Number.parseInt(hex.slice(3, 5), 16) < 128;
}
