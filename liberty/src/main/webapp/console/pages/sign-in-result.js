import { html, nothing } from 'lit';
import { words } from '../core/format.js';
import { address } from '../core/router.js';
import { badge, notice } from '../ui/badge.js';

/** @type {!Object<string, string>} kind of the badge */
const KINDS = { SUCCEEDED: 'good', REFUSED: 'bad', STARTED: 'info', ABANDONED: 'off' };

/** @param {!SignInView} signIn */
export function signInOutcome({ outcome, test }) {
  return html`${badge(KINDS[outcome] ?? 'off', words(outcome))} ${test ? badge('info', 'Test') : nothing}`;
}

/**
 * Why there is no member.
 *
 * @param {string|undefined} role absent if the tester is an IT contact
 */
function nobody(role) {
  return role ? 'A new member would be made' : 'Not looked for, since an IT contact asked';
}

/**
 * @param {!ReportView} report
 * @param {string} organization
 */
function report({ claims, member, role, groups }, organization) {
  return html`<dl class="facts">
    <dt>Claims received</dt>
    <dd>${claims.length ? claims.map((claim) => html`<span class="chip plain">${claim}</span> `) : 'None'}</dd>
    <dt>Member</dt>
    <dd>${member ? html`<a href=${address(organization, 'members/' + member)}>The member found</a>` : nobody(role)}</dd>
    ${role
      ? html`<dt>Role</dt>
          <dd>${words(role)}</dd>`
      : nothing}
    ${groups.length
      ? html`<dt>Groups</dt>
          <dd>${groups.map((text) => html`<p>${text}</p>`)}</dd>`
      : nothing}
  </dl>`;
}

/**
 * What became of a sign-in or a test: a verdict, or code, cause and remedy.
 *
 * @param {!SignInView} signIn
 * @param {string} organization the id
 */
export function signInResult(signIn, organization) {
  const { refusal, outcome, test } = signIn;
  return html`
    ${refusal
      ? notice(
          'bad',
          html`<p><strong>${refusal.cause}</strong></p>
            <p>${refusal.remedy}</p>
            <p class="small"><code>${refusal.code}</code>${refusal.detail ? html` ${refusal.detail}` : nothing}</p>`,
        )
      : nothing}
    ${outcome === 'ABANDONED'
      ? notice(
          'warn',
          html`<p>
            Nothing came back within 10 minutes: the browser was closed, or the identity provider did not lead back.
          </p>`,
        )
      : nothing}
    ${outcome === 'SUCCEEDED' && test
      ? notice('good', html`<p>The test was passed. Nothing was made, linked or changed.</p>`)
      : nothing}
    ${signIn.report ? report(signIn.report, organization) : nothing}
  `;
}
