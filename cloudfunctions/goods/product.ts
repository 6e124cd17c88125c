import * as z from 'zod';
import { Fen, Gtin } from '#contracts/vocabulary';
import type { Collection } from '../platform/ports';

export const Product = z.object({
  gtin: Gtin,
  name: z.string(),
  /** The product line, by which a store has its seller. */
  line: z.string(),
  caseSize: z.number().int().min(1),
  shelfLifeDays: z.number().int().min(1),
  suggestedRetail: Fen,
  /** What one of its returnable crates is paid for; none where it comes in no such crate. */
  crate: Fen.optional(),
  /** The brand wants no shop ever without it. */
  mustHave: z.boolean().optional(),
});
export type Product = z.infer<typeof Product>;

export const products: Collection<Product> = { name: 'products', version: 1, schema: Product, indexes: [] };

/** All products in one document, so that a browsing screen is one read; `_id` is `current`. */
const Catalog = z.object({ products: z.array(Product) });
export type Catalog = z.infer<typeof Catalog>;

export const catalogs: Collection<Catalog> = { name: 'catalogs', version: 1, schema: Catalog, indexes: [] };
