/**
 * Black on white, no pictures and no grounds: a dot-matrix printer with three-part paper prints it as well as a laser on
 * A4. A note never breaks between two sheets unless it is longer than one.
 */
export const paper = `
@page { margin: 8mm; }
* { box-sizing: border-box; margin: 0; padding: 0; }
body { color: #000; background: #fff; font: 15px/1.45 "Microsoft YaHei", "PingFang SC", "Noto Sans SC", SimSun, sans-serif; }
.note { padding: 4mm 2mm 6mm; border-bottom: 1px dashed #000; break-inside: avoid; page-break-inside: avoid; }
.note:last-child { border-bottom: 0; }
header { display: flex; justify-content: space-between; align-items: baseline; }
h1 { font-size: 24px; }
dl { display: grid; grid-template-columns: max-content 1fr max-content 1fr; gap: 2px 8px; margin: 6px 0; }
dt { white-space: nowrap; }
dt::after { content: "："; }
dd { overflow-wrap: anywhere; }
table { width: 100%; border-collapse: collapse; }
th, td { border: 1px solid #000; padding: 3px 6px; text-align: left; }
th:nth-child(n + 4), td:nth-child(n + 4) { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
thead { display: table-header-group; }
.total { display: flex; justify-content: flex-end; gap: 32px; margin-top: 6px; font-size: 20px; }
.total b { font-size: 28px; }
.pay { text-align: right; font-size: 18px; font-weight: 700; }
footer { display: grid; grid-template-columns: repeat(4, 1fr); gap: 16px; margin-top: 14px; padding-bottom: 6mm; }
footer span { border-bottom: 1px solid #000; padding-bottom: 2px; }
.small { font-size: 13px; }
@media screen { body { max-width: 210mm; margin: 0 auto; padding: 8mm; } }
`;
