import { html, nothing } from 'lit';
import { icon } from '../core/icon.js';
import { openDialog } from './dialog.js';

/**
 * Asks before something that cannot be undone, or that others will notice.
 *
 * @param {{
 *   heading: string,
 *   text: (string|undefined),
 *   effects: (!Array<string>|undefined),
 *   action: string,
 *   danger: (boolean|undefined),
 * }} question effects are sentences with numbers
 * @return {!Promise<boolean>}
 */
export async function confirm({ heading, text, effects = [], action, danger = false }) {
  const answer = await openDialog({
    heading,
    content: (end) => html`
      ${text ? html`<p>${text}</p>` : nothing}
      ${effects.length
        ? html`<ul class="effects">
            ${effects.map((effect) => html`<li>${icon('right')}<span>${effect}</span></li>`)}
          </ul>`
        : nothing}
      <div class="actions end">
        <button @click=${() => end(false)}>Cancel</button>
        <button class=${danger ? 'danger' : 'primary'} @click=${() => end(true)}>${action}</button>
      </div>
    `,
  });
  return answer === true;
}
