import { html } from 'lit';
import { icon } from '../core/icon.js';

/**
 * A state: a picture, a word, and a colour that repeats it.
 *
 * @param {string} kind good, warn, bad, off or info
 * @param {string} text
 */
export function badge(kind, text) {
  return html`<span class="badge ${kind}">${icon(kind === 'good' ? 'check' : kind)}${text}</span>`;
}

/**
 * A sentence about a state, and what can be done.
 *
 * @param {string} kind as of a badge
 * @param {?} content
 */
export function notice(kind, content) {
  return html`<div class="notice ${kind}">
    ${icon(kind === 'good' ? 'check' : kind)}
    <div>${content}</div>
  </div>`;
}
