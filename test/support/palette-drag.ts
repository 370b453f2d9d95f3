import type { Locator, Page } from 'playwright-core';

/** Drags a row of the palette (a service's id, or a resource's name) to a place, and holds it there. */
export async function dragTo(page: Page, row: string, to: { readonly x: number; readonly y: number }): Promise<void> {
  const box = await page.locator(`[data-palette="${row}"]`).first().boundingBox();
  if (!box) throw new Error(`the palette has no row ${row}`);
  await page.mouse.move(box.x + 70, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + 80, box.y + box.height / 2 + 6, { steps: 4 });
  await page.mouse.move(to.x, to.y, { steps: 8 });
  // While the pointer rests a browser tells of a drag only now and then: a hand trembles.
  for (let step = 1; step <= 4; step += 1) {
    await page.mouse.move(to.x + (step % 2), to.y);
    await page.waitForTimeout(80);
  }
}

/** The middle of the line that holds this text. */
export async function lineWith(page: Page, text: string): Promise<{ x: number; y: number }> {
  return middle(page.locator('.view-line', { hasText: text }).first());
}

export async function middle(of: Locator): Promise<{ x: number; y: number }> {
  // The editor draws its lines anew as it likes: what was there may be another element a moment later.
  for (let attempt = 0; attempt < 50; attempt += 1) {
    await of.waitFor();
    const box = await of.boundingBox();
    if (box) return { x: box.x + Math.min(box.width / 2, 60), y: box.y + box.height / 2 };
  }
  throw new Error('it is not on the screen');
}
