import type { Disposable } from '#base/disposable.ts';

/** Words between the tabs of this browser; a tab doesn't hear its own. */
export interface TabChannel<Message> extends Disposable {
  post(message: Message): void;
  onMessage(listener: (message: Message) => void): Disposable;
}

export function createTabChannel<Message>(name: string): TabChannel<Message> {
  const channel = new BroadcastChannel(name);
  return {
    post: (message) => channel.postMessage(message),
    onMessage(listener) {
      const hear = ({ data }: MessageEvent<Message>) => listener(data);
      channel.addEventListener('message', hear);
      return { dispose: () => channel.removeEventListener('message', hear) };
    },
    dispose: () => channel.close(),
  };
}
