import { domOf, type Element, propertiesOf } from '../elements';
import type { Life } from '../life';
import type { Phone } from '../phone';
import { orientationOf, windowOf } from '../wx/device';

export type MediaQuery = Readonly<Record<string, unknown>>;

/** Whether the page is as wide, as high and as it is turned as asked; what was not asked always is. */
export function matches(phone: Phone, query: MediaQuery): boolean {
  const { windowWidth: width, windowHeight: height } = windowOf(phone);
  const holds = (asked: unknown, isSo: (length: number) => boolean) =>
    asked === undefined || asked === '' || isSo(Number(asked));
  return (
    holds(query.width, (length) => width === length) &&
    holds(query.minWidth, (length) => width >= length) &&
    holds(query.maxWidth, (length) => width <= length) &&
    holds(query.height, (length) => height === length) &&
    holds(query.minHeight, (length) => height >= length) &&
    holds(query.maxHeight, (length) => height <= length) &&
    (!query.orientation || query.orientation === orientationOf(phone))
  );
}

/** What stands inside is there only while the page is as asked. */
export function showWhileMatching({ phone, view }: Life, element: Element): void {
  const look = () => {
    if (!domOf(element)?.isConnected) return void view.observers.delete(look);
    domOf(element).hidden = !matches(phone, propertiesOf(element));
  };
  view.observers.add(look);
  look();
}
