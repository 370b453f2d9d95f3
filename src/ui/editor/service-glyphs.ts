import type { Catalogue } from '#kit/catalogue.ts';

/** A rule for each service, so that its calls carry its icon in the gutter. The icon's shape is cut out of the text's colour: it fits both themes. */
export function glyphStyles(catalogue: Catalogue): string {
  return catalogue.services
    .filter((service) => service.icon !== '')
    .map((service) => `.call-glyph-${service.id}::before { mask-image: url("data:image/svg+xml,${encodeURIComponent(service.icon)}"); }`)
    .join('\n');
}
