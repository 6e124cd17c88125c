export const isOnline = () => Promise.resolve(navigator.onLine);

export function onOnline(listener: () => void): () => void {
  window.addEventListener('online', listener);
  return () => window.removeEventListener('online', listener);
}
