/** Notifications of the desktop. Without them (an old browser, a frame) they are denied, and nobody is asked. */
export function createNotifications() {
  const isHere = 'Notification' in globalThis;
  return {
    permission: (): NotificationPermission => (isHere ? Notification.permission : 'denied'),
    ask: async (): Promise<NotificationPermission> => (isHere ? await Notification.requestPermission() : 'denied'),
    show({ title, body, tag, onOpen }: { readonly title: string; readonly body: string; readonly tag: string; onOpen(): void }): void {
      if (!isHere || Notification.permission !== 'granted') return;
      try {
        const shown = new Notification(title, { body, tag });
        shown.onclick = () => {
          focus();
          onOpen();
          shown.close();
        };
      } catch {
        // Some systems take them from a service worker only: the toast has said it.
      }
    },
    isAway: () => document.visibilityState === 'hidden' || !document.hasFocus(),
  };
}
