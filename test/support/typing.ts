import { act } from 'react';

// What a person does to a mounted component, by selector.

/** Types a text over what a field has. */
export async function type(selector: string, text: string): Promise<void> {
  const field = document.querySelector<HTMLInputElement>(selector);
  if (!field) throw new Error(`no field ${selector}`);
  await act(async () => {
    // React listens for what the field itself, not its own wrapper of it, was told.
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')?.set?.call(field, text);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

export async function press(selector: string): Promise<void> {
  const button = document.querySelector<HTMLElement>(selector);
  if (!button) throw new Error(`no button ${selector}`);
  await act(async () => button.click());
}
