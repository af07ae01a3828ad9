import { html, nothing } from 'lit';
import { icon } from '../core/icon.js';

/**
 * A control with its label, its hint and its error. The control has to carry the id, aria-describedby with the id and
 * "-hint", and aria-invalid if it has an error.
 *
 * @param {{id: string, label: string, hint: (string|undefined), error: (string|undefined), control: ?}} parts
 */
export function field({ id, label, hint, error, control }) {
  return html`<div class="field ${error ? 'invalid' : ''}">
    <label for=${id}>${label}</label>
    ${control}
    <span id="${id}-hint" class=${hint || error ? '' : 'visually-hidden'}>
      ${hint ? html`<span class="hint">${hint}</span>` : nothing}
      ${error ? html`<span class="error" role="alert">${icon('bad')}${error}</span>` : nothing}
    </span>
  </div>`;
}
