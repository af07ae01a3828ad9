import { html, svg } from 'lit';

/** @type {!Object<string, !Object>} drawn on 16 by 16, with lines of 1.5 */
const SHAPES = {
  check: svg`<circle cx="8" cy="8" r="6.25"></circle><path d="m5.5 8.2 1.8 1.8 3.3-3.6"></path>`,
  warn: svg`<path d="M8 2.2 14.2 13.3H1.8Z"></path><path d="M8 6.4v3.2M8 11.4v.2"></path>`,
  bad: svg`<path d="M5.4 1.8h5.2l3.6 3.6v5.2l-3.6 3.6H5.4l-3.6-3.6V5.4Z"></path><path d="M8 4.8v4M8 11v.2"></path>`,
  off: svg`<circle cx="8" cy="8" r="6.25"></circle><path d="M5 8h6"></path>`,
  info: svg`<circle cx="8" cy="8" r="6.25"></circle><path d="M8 7.4v3.4M8 5v.2"></path>`,
  close: svg`<path d="m4 4 8 8M12 4l-8 8"></path>`,
  plus: svg`<path d="M8 3v10M3 8h10"></path>`,
  copy: svg`<rect x="5.5" y="5.5" width="8" height="8" rx="1.5"></rect>
    <path d="M10.5 3.5v-.2a1 1 0 0 0-1-1H3.5a1 1 0 0 0-1 1v6a1 1 0 0 0 1 1h.2"></path>`,
  down: svg`<path d="m4 6 4 4 4-4"></path>`,
  right: svg`<path d="m6 4 4 4-4 4"></path>`,
  lock: svg`<rect x="3" y="7" width="10" height="6.5" rx="1.5"></rect><path d="M5 7V5a3 3 0 0 1 6 0v2"></path>`,
  key: svg`<circle cx="5" cy="8" r="2.75"></circle><path d="M7.75 8H14v2.5M11.5 8v2"></path>`,
  search: svg`<circle cx="7" cy="7" r="4.5"></circle><path d="m10.5 10.5 3.5 3.5"></path>`,
  people: svg`<circle cx="6" cy="5.5" r="2.5"></circle><path d="M1.5 13.5c.4-2.6 2.2-4 4.5-4s4.1 1.4 4.5 4"></path>
    <path d="M10.5 3.2a2.5 2.5 0 0 1 0 4.6M12 9.9c1.4.6 2.2 1.8 2.5 3.6"></path>`,
  plug: svg`<path d="M5.5 1.8v3.4M10.5 1.8v3.4M3.5 5.2h9v2.3a4.5 4.5 0 0 1-9 0ZM8 12v2.4"></path>`,
  list: svg`<path d="M5.5 4h8M5.5 8h8M5.5 12h8M2.5 4h.2M2.5 8h.2M2.5 12h.2"></path>`,
  clock: svg`<circle cx="8" cy="8" r="6.25"></circle><path d="M8 4.5V8l2.5 1.5"></path>`,
  building: svg`<path d="M3 14V2.8h7V14M10 6.5h3V14M1.5 14h13M5.2 5.5h2.6M5.2 8h2.6M5.2 10.5h2.6"></path>`,
};

/**
 * A picture beside words, never instead of them.
 *
 * @param {string} name
 */
export function icon(name) {
  return html`<svg
    class="icon"
    viewBox="0 0 16 16"
    fill="none"
    stroke="currentColor"
    stroke-width="1.5"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    ${SHAPES[name]}
  </svg>`;
}
