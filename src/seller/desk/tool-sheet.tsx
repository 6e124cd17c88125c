import { StockSheet } from '../stock/stock-sheet';
import { TermsSheet } from '../terms/terms-sheet';
import { ExportSheet } from './export-sheet';

export type Tool = 'export' | 'stock' | 'terms';

export function ToolSheet({ tool, onClose }: { tool: Tool; onClose: () => void }) {
  if (tool === 'export') return <ExportSheet onClose={onClose} />;
  return tool === 'stock' ? <StockSheet onClose={onClose} /> : <TermsSheet onClose={onClose} />;
}
