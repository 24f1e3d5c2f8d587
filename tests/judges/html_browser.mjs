// A real browser on the page, in light and dark, wide and narrow: html_browser.mjs PAGE CHROMIUM TEXT
// No request, console error, dialog, overflow or axe violation; its text is written to TEXT.
import playwright from 'playwright-core';
import axe from 'axe-core';
import { writeFileSync } from 'node:fs';

const [page_file, executablePath, text_file] = process.argv.slice(2);
const browser = await playwright.chromium.launch({ executablePath, args: ['--no-sandbox'] });
const faults = [];
for (const colorScheme of ['light', 'dark']) {
  const context = await browser.newContext({ colorScheme, bypassCSP: true });
  const page = await context.newPage();
  page.on('request', (request) => request.url().startsWith('file://') && request.isNavigationRequest() || faults.push(`request: ${request.url()}`));
  page.on('console', (message) => faults.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => faults.push(`error: ${error}`));
  page.on('dialog', (dialog) => { faults.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(`file://${page_file}`);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    if (wide > width) faults.push(`${wide} px wide in a window of ${width}`);
  }
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => window.axe.run());
  for (const { id, nodes } of violations) faults.push(`axe, ${colorScheme}: ${id}, ${nodes.length} times, first ${nodes[0].html}`);
  writeFileSync(text_file, await page.evaluate(() => document.body.textContent));
}
await browser.close();
console.log([...new Set(faults)].slice(0, 20).join('\n'));
process.exit(faults.length ? 1 : 0);
