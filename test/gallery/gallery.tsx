import { createRoot } from 'react-dom/client';
import type { Stories } from '#ui/parts/story.ts';
import '../../src/ui/workbench/tokens.css';
import '../../src/ui/workbench/base.css';
import './gallery.css';

// Every *.story.tsx on one page: `#/deploy/monitor/executing` shows one state alone, as the product would.
const modules = import.meta.glob<{ stories: Stories }>('../../src/ui/**/*.story.tsx', { eager: true });
const all = new Map<string, Stories[string]>(
  Object.entries(modules).flatMap(([path, module]) => {
    const group = path.replace('../../src/ui/', '').replace('.story.tsx', '');
    return Object.entries(module.stories).map(([name, story]) => [`${group}/${name}`, story] as const);
  }),
);

function Gallery() {
  const name = decodeURIComponent(location.hash.slice(2));
  const Shown = all.get(name);
  return (
    <>
      <nav className="gallery-list" aria-label="Stories">
        <h1>Gallery</h1>
        <ul>
          {[...all.keys()].map((one) => (
            <li key={one}>
              <a href={`#/${one}`} aria-current={one === name ? 'page' : undefined}>
                {one}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <main key={name} className="gallery-stage">
        {Shown && <Shown />}
      </main>
    </>
  );
}

const root = createRoot(document.getElementById('root') as HTMLElement);
const draw = () => root.render(<Gallery key={location.hash} />);
addEventListener('hashchange', draw);
draw();
