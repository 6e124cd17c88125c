import type { AppFunction, Life } from './life';

type Ear = { readonly hear: AppFunction; readonly isOnce: boolean };

/** One end of what connects a page with the page it opened; what one says, the other hears. */
type End = { readonly ears: Map<string, Ear[]>; readonly waiting: { name: string; words: unknown[] }[] };

export type Channel = { readonly opener: unknown; readonly opened: unknown };

/** `events` are what the opener hears from the beginning; what is said before anybody listens waits for the first ear. */
export function createChannel(life: Life, events: Readonly<Record<string, AppFunction>> = {}): Channel {
  const [opener, opened] = [createEnd(), createEnd()];
  for (const [name, hear] of Object.entries(events)) opener.ears.set(name, [{ hear, isOnce: false }]);
  return { opener: handle(life, opener, opened), opened: handle(life, opened, opener) };
}

function createEnd(): End {
  return { ears: new Map(), waiting: [] };
}

function handle(life: Life, own: End, other: End): unknown {
  const listen = (isOnce: boolean) => (name: string, hear: AppFunction) => {
    own.ears.set(name, [...(own.ears.get(name) ?? []), { hear, isOnce }]);
    const said = own.waiting.filter((one) => one.name === name);
    for (const one of said) own.waiting.splice(own.waiting.indexOf(one), 1);
    for (const { words } of said) tell(life, own, name, words);
  };
  return life.realm.object({
    on: listen(false),
    once: listen(true),
    off: (name: string, hear?: AppFunction) => {
      const left = (own.ears.get(name) ?? []).filter((ear) => hear !== undefined && ear.hear !== hear);
      own.ears.set(name, left);
    },
    emit: (name: string, ...words: unknown[]) => tell(life, other, name, words),
  });
}

function tell(life: Life, end: End, name: string, words: unknown[]): void {
  const ears = end.ears.get(name) ?? [];
  if (ears.length === 0) return void end.waiting.push({ name, words });
  end.ears.set(
    name,
    ears.filter(({ isOnce }) => !isOnce),
  );
  for (const { hear } of ears) life.protect(`eventChannel ${name}`, () => hear(...words));
}
