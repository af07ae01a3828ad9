import { html } from 'lit';

/**
 * The steps of something longer, as links.
 *
 * @param {string} label
 * @param {!Array<{label: string, href: string, done: boolean}>} steps
 * @param {number} current
 */
export function stepper(label, steps, current) {
  return html`<nav aria-label=${label}>
    <ol class="stepper">
      ${steps.map(
        (step, index) =>
          html`<li>
            ${index === current
              ? html`<a href=${step.href} aria-current="step">${step.label}</a>`
              : html`<a href=${step.href} class=${step.done ? 'done' : ''}
                  >${step.label}${step.done ? html`<span class="visually-hidden"> (done)</span>` : ''}</a
                >`}
          </li>`,
      )}
    </ol>
  </nav>`;
}
