import { html, svg } from 'lit';
import { View } from '../core/view.js';
import { amount } from '../core/format.js';

const WIDTH = 720;
const HEIGHT = 120;

/** Bars over time, and the same numbers in a table. */
class BarChart extends View {
  static get properties() {
    return {
      label: { type: String },
      first: { type: String },
      second: { type: String },
      bars: { attribute: false },
    };
  }

  constructor() {
    super();
    /** @type {string} */
    this.label = '';
    /** @type {string} */
    this.first = '';
    /** @type {string} */
    this.second = '';
    /** @type {!Array<!ChartBar>} */
    this.bars = [];
  }

  /**
   * @param {!ChartBar} bar
   * @param {number} index
   * @param {number} most
   */
  bar(bar, index, most) {
    const step = WIDTH / this.bars.length;
    const width = Math.max(1, step - 2);
    const scale = (HEIGHT - 4) / most;
    const first = bar.first * scale;
    const second = bar.second * scale;
    const x = index * step + 1;
    return svg`<g>
      <title>${bar.label}: ${amount(bar.first + bar.second)}</title>
      <rect class="first" x=${x} y=${HEIGHT - first} width=${width} height=${first} rx="1"></rect>
      <rect class="second" x=${x} y=${HEIGHT - first - second} width=${width} height=${second} rx="1"></rect>
    </g>`;
  }

  /** @override */
  render() {
    const most = Math.max(1, ...this.bars.map((bar) => bar.first + bar.second));
    const total = this.bars.reduce((sum, bar) => sum + bar.first, 0);
    const second = this.bars.reduce((sum, bar) => sum + bar.second, 0);
    return html`
      <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true">
        <line class="axis" x1="0" x2=${WIDTH} y1=${HEIGHT} y2=${HEIGHT}></line>
        ${this.bars.map((bar, index) => this.bar(bar, index, most))}
      </svg>
      <div class="legend-row">
        <span>${this.bars[0]?.label}</span>
        <span
          ><span class="key"></span>${amount(total)} ${this.first} <span class="key second"></span>${amount(second)}
          ${this.second}</span
        >
        <span>${this.bars.at(-1)?.label}</span>
      </div>
      <details>
        <summary class="small soft">The same as a table</summary>
        <div class="scroll-table" tabindex="0" role="region" aria-label="${this.label}, as a table">
          <table>
            <caption>
              ${this.label}
            </caption>
            <thead>
              <tr>
                <th scope="col">Time</th>
                <th scope="col">${this.first}</th>
                <th scope="col">${this.second}</th>
              </tr>
            </thead>
            <tbody>
              ${this.bars.map(
                (bar) =>
                  html`<tr>
                    <th scope="row">${bar.label}</th>
                    <td>${amount(bar.first)}</td>
                    <td>${amount(bar.second)}</td>
                  </tr>`,
              )}
            </tbody>
          </table>
        </div>
      </details>
    `;
  }
}

customElements.define('mu-bar-chart', BarChart);
