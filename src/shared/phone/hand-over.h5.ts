/** A browser on a desk has a printer: the page is laid into a frame of its own, so that nothing of the app is printed. */
export function printOut(_name: string, html: string): Promise<void> {
  return new Promise((resolve) => {
    document.getElementById('paper')?.remove();
    const frame = document.createElement('iframe');
    frame.id = 'paper';
    frame.title = '要打印的送货单';
    frame.style.cssText = 'position:fixed;right:0;bottom:0;width:0;height:0;border:0';
    frame.onload = () => {
      frame.contentWindow?.print();
      resolve();
    };
    frame.srcdoc = html;
    document.body.append(frame);
  });
}

export function handOver(name: string, text: string): Promise<void> {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
  return Promise.resolve();
}
