export const at = (id) => document.getElementById(id);

export function buttons(id, each) {
  at(id).append(...each.map(([words, press]) => button(words, press)));
}

export function button(words, press) {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = words;
  made.onclick = () => saying(press, `${words}：好了`);
  return made;
}

export function submit(id, act) {
  at(id).onsubmit = (event) => {
    event.preventDefault();
    void saying(() => act(Object.fromEntries(new FormData(event.target))), '好了');
  };
}

export async function saying(act, done) {
  try {
    await act();
    if (done) at('said').textContent = done;
  } catch (error) {
    at('said').textContent = `没成：${error.message}`;
  }
}

/** Looked at again and again; what fails, as everything does until the small city is in, is seen the next time. */
export function watch(look, everyMs) {
  const once = () =>
    look().catch(() => {
      at('now').textContent = ' 还没看到，过几秒再看';
    });
  setInterval(once, everyMs);
  void once();
}
