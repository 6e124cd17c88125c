import type { Service } from '#contracts/restock';
import { Row } from '../../shared/parts/row';
import { open } from '../go';
import { promiseOf } from '../shelf/shelf-words';

/** What the suggestion promises, and the way to the shelf behind it. */
export function ShelfRow({ service }: { service: Service }) {
  const promise = promiseOf(service);
  return <Row title="库存" below={promise} label={`库存，${promise}，去看`} onTap={() => open('shelf')} />;
}
