import type { Page } from 'playwright-core';

/** A file of the project that was opened last, as the browser's storage keeps it; empty where it has none. */
export function storedFile(page: Page, path: string): Promise<string> {
  return page.evaluate(async (wanted) => {
    const answer = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await answer(indexedDB.open('stackwright'));
    try {
      const projects = (await answer(database.transaction('projects').objectStore('projects').getAll())) as { id: string; openedAt: number }[];
      const last = projects.sort((a, b) => b.openedAt - a.openedAt)[0];
      const content: unknown = await answer(
        database
          .transaction('files')
          .objectStore('files')
          .get([last?.id ?? '', wanted]),
      );
      return typeof content === 'string' ? content : '';
    } finally {
      database.close();
    }
  }, path);
}

/** What a file comes to hold: every edit is kept within a second. */
export async function untilStored(page: Page, path: string, isThere: (text: string) => boolean): Promise<string> {
  const deadline = Date.now() + 5_000;
  for (;;) {
    const text = await storedFile(page, path);
    if (isThere(text)) return text;
    if (Date.now() > deadline) throw new Error(`${path} never came to hold what was waited for; it holds:\n${text}`);
    await page.waitForTimeout(100);
  }
}
