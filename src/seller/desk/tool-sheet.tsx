import { Sheet } from '../../shared/parts/sheet';
import { StockSheet } from '../stock/stock-sheet';
import { TermsSheet } from '../terms/terms-sheet';
import { DeskTools } from './desk-tools';
import { ExportSheet } from './export-sheet';
import type { Tool } from './tool';

type ToolSheetProps = { tool: Tool; onOpen: (tool: Tool) => void; onClose: () => void };

export function ToolSheet({ tool, onOpen, onClose }: ToolSheetProps) {
  if (tool === 'all')
    return (
      <Sheet title="打印、导出、库存" onClose={onClose}>
        <DeskTools onOpen={onOpen} />
      </Sheet>
    );
  if (tool === 'export') return <ExportSheet onClose={onClose} />;
  return tool === 'stock' ? <StockSheet onClose={onClose} /> : <TermsSheet onClose={onClose} />;
}
