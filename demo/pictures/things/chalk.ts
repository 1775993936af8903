/** What Mika drew: a cup, a croissant, a loaf, and prices as dashes and dots. */
export function chalkDrawings(): string {
  const line = (y: number) =>
    `<path d="M330 ${y}q60 -8 120 0t110 -2M610 ${y}h26M650 ${y - 4}v8M664 ${y}h34"/>`;
  return `<g fill="none" stroke="#f4f0e6" stroke-width="7" stroke-linecap="round" stroke-linejoin="round"><path d="M240 236q30 -34 60 0t60 0 60 0 60 0 60 0 60 0 60 0 60 -2"/><path d="M226 330h80v40q0 34 -40 34t-40 -34zM306 342q30 -6 28 20t-32 22M246 310q-8 -16 4 -26M272 310q-8 -16 4 -26" stroke="#f0cf8e"/>${line(372)}<path d="M222 520q6 -60 62 -62 56 2 56 66 -26 -34 -58 -32 -34 0 -60 28zM258 470l14 26M290 462l-4 30M314 478l-16 20" stroke="#e9a765"/>${line(512)}<path d="M220 660q4 -58 62 -58t62 58q-4 12 -62 12t-62 -12zM250 622q10 12 8 28M282 614q8 14 4 34M312 622q4 14 -4 28" stroke="#e2c79a"/>${line(650)}<path d="M400 790q-40 -46 -60 -14t60 62q80 -34 60 -62t-60 14z" stroke="#d98474"/><path d="M560 760l10 24 26 2 -20 16 8 26 -24 -14 -22 14 6 -26 -20 -16 26 -2z" stroke="#a9c3cc"/></g>`;
}
