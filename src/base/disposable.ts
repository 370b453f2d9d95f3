/** Something with a life: whoever opened it calls `dispose` once. */
export interface Disposable {
  dispose(): void;
}
