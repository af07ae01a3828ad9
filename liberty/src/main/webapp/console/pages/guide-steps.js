import { html, nothing } from 'lit';
import { notice } from '../ui/badge.js';
import '../ui/copy-field.js';

/** The identity providers with a guide in guides/, and their names. */
export const GUIDES = [
  ['okta', 'Okta'],
  ['entra', 'Microsoft Entra ID'],
  ['onelogin', 'OneLogin'],
  ['jumpcloud', 'JumpCloud'],
  ['google', 'Google Workspace'],
  ['ping', 'PingOne'],
  ['generic', 'Another one'],
];

/** Those with a guide in guides/sso/. */
export const SSO_GUIDES = [...GUIDES.slice(0, -1), ['keycloak', 'Keycloak'], ...GUIDES.slice(-1)];

/**
 * @param {string} key of the identity provider
 * @param {!Array<!Array<string>>} guides that there are
 * @param {string} folder below guides/
 */
export async function readGuide(key, guides, folder = '') {
  const known = guides.some(([one]) => one === key);
  const response = known ? await fetch('/console/guides/' + folder + key + '.json') : null;
  if (!response?.ok) {
    throw new Error('There is no such guide.');
  }
  return response.json();
}

/**
 * @param {!GuideValue} entry
 * @param {!Object<string, string>} own
 */
function value({ label, value: wanted, text }, own) {
  if (text) {
    return html`<div>
      <p class="legend">${label}</p>
      <p>${text}</p>
    </div>`;
  }
  return html`<mu-copy-field label=${label} .value=${own[wanted ?? ''] ?? wanted ?? ''}></mu-copy-field>`;
}

/**
 * The steps of a guide, with the traps of the identity provider where they are.
 *
 * @param {!Array<!GuideStep>} steps
 * @param {!Object<string, string>} own values of the organization, by the names that guides have for them
 */
export function guideSteps(steps, own) {
  return html`<ol class="steps">
    ${steps.map(
      (step, index) =>
        html`<li class="card">
          <div class="inside">
            <h3><span class="count" aria-hidden="true">${index + 1}</span>${step.title}</h3>
            <p>${step.text}</p>
            ${step.values ? step.values.map((entry) => value(entry, own)) : nothing}
            ${step.trap ? notice('info', html`<p>${step.trap}</p>`) : nothing}
          </div>
        </li>`,
    )}
  </ol>`;
}
