import { blur } from '../components/field';
import type { Life } from '../life';
import { asyncMethods } from './method';
import { refuse } from './refusal';

export function keyboardMethods(life: Life) {
  return asyncMethods(life, {
    hideKeyboard: () => {
      if (!life.view.focused) refuse('input not exists');
      blur(life);
    },
  });
}
