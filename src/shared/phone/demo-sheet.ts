type Demo = { title: string; says?: string; field?: string; action: string };

/** Stands in a browser for what WeChat draws itself: its camera, its payment page. Undefined when closed. */
export function askDemo({ title, says = '', field, action }: Demo): Promise<string | undefined> {
  return new Promise((resolve) => {
    const sheet = element('div', 'sheet');
    const panel = element('form', 'sheet-panel');
    const input = element('input', 'field-input');
    panel.setAttribute('role', 'dialog');
    panel.setAttribute('aria-label', title);
    panel.append(element('div', 't22', title), element('div', 't15 second', `演示：这里由微信显示。${says}`));
    if (field) {
      input.setAttribute('aria-label', field);
      input.placeholder = field;
      panel.append(input);
    }
    const close = (answer: string | undefined) => {
      sheet.remove();
      resolve(answer);
    };
    panel.onsubmit = (event) => {
      event.preventDefault();
      close(input.value.trim());
    };
    const yes = element('button', 'btn btn-primary', action);
    const no = element('button', 'btn btn-plain', '返回');
    no.type = 'button';
    no.onclick = () => close(undefined);
    panel.append(yes, no);
    sheet.append(element('div', 'sheet-veil'), panel);
    document.body.append(sheet);
    if (field) input.focus();
  });
}

function element<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, className: string, words = '') {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = words;
  return made;
}
