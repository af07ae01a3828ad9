/**
 * @fileoverview Types of the console's modules, for the check of its types: what pages read from the admin API, what
 * pages hand to elements, and what browsers have beyond the compiler's own list.
 * @externs
 */

/** @typedef {{items: !Array<?>, nextCursor: (string|undefined)}} */
var ItemPage;

/** @typedef {{at: string, by: string}} */
var AttestationView;

/**
 * @typedef {{
 *   protocol: string,
 *   issuer: string,
 *   connectionRole: string,
 *   active: boolean,
 *   attestation: (!AttestationView|undefined),
 * }}
 */
var SsoView;

/**
 * @typedef {{
 *   id: string,
 *   name: string,
 *   plan: string,
 *   mode: string,
 *   dialect: string,
 *   verifiedDomainsOnly: boolean,
 *   sso: (!SsoView|undefined),
 *   domains: !Array<string>,
 *   created: string,
 * }}
 */
var OrganizationView;

/**
 * @typedef {{
 *   publicId: string,
 *   name: string,
 *   scope: (string|undefined),
 *   allOrganizations: boolean,
 *   createdAt: string,
 *   createdBy: string,
 *   endsAt: (string|undefined),
 *   lastUsedAt: (string|undefined),
 *   revokedAt: (string|undefined),
 * }}
 */
var ApiKeyView;

/**
 * Who uses the page. The kind is operator, admin, member or contact; organization is the only one that the caller can
 * open, member is who has the session, account is how people know which one it is, and changes tells whether the caller
 * can change the organization.
 *
 * @typedef {{
 *   kind: string,
 *   name: string,
 *   organization: (string|undefined),
 *   member: (string|undefined),
 *   account: ({userName: string, organization: string}|undefined),
 *   changes: boolean,
 * }}
 */
var Caller;

/**
 * @typedef {{
 *   id: string,
 *   method: string,
 *   device: (string|undefined),
 *   signedInAt: string,
 *   lastUsedAt: string,
 *   until: string,
 *   current: boolean,
 * }}
 */
var MemberSessionView;

/**
 * @typedef {{
 *   domain: string,
 *   state: string,
 *   record: (?{type: string, name: string, nameInZone: string, text: string}|undefined),
 *   lastCheck: (?{outcome: string, found: !Array<string>, at: string}|undefined),
 *   missing: (?{since: string, days: number, lossAt: string}|undefined),
 *   effectOfLoss: (string|undefined),
 * }}
 */
var DomainView;

/** @typedef {{lastFour: string, since: string}} */
var SecretFact;

/**
 * @typedef {{
 *   ssoUrl: string,
 *   metadataUrl: (string|undefined),
 *   signRequests: boolean,
 *   certificates: !Array<{fingerprint: string, until: string, certificate: string}>,
 *   emailAttribute: (string|undefined),
 *   userNameAttribute: (string|undefined),
 *   givenNameAttribute: (string|undefined),
 *   familyNameAttribute: (string|undefined),
 *   displayNameAttribute: (string|undefined),
 *   groupsAttribute: (string|undefined),
 * }}
 */
var SamlView;

/**
 * @typedef {{
 *   clientId: string,
 *   clientAuthentication: string,
 *   scopes: !Array<string>,
 *   emailClaim: (string|undefined),
 *   userNameClaim: (string|undefined),
 *   groupsClaim: (string|undefined),
 * }}
 */
var OidcView;

/**
 * @typedef {{
 *   version: number,
 *   protocol: string,
 *   issuer: string,
 *   oidc: (!OidcView|undefined),
 *   saml: (!SamlView|undefined),
 *   role: string,
 *   secret: (!SecretFact|undefined),
 *   savedAt: string,
 *   savedBy: string,
 * }}
 */
var ConnectionVersionView;

/** @typedef {{fingerprint: string, certificate: string, signs: boolean, made: string}} */
var ServiceKeyView;

/**
 * @typedef {{
 *   serviceProvider: {
 *     redirectUri: string,
 *     initiateLoginUri: string,
 *     acsUrl: string,
 *     entityId: string,
 *     serviceKeys: !Array<!ServiceKeyView>,
 *   },
 *   inUse: boolean,
 *   requireSso: boolean,
 *   missing: !Array<string>,
 *   active: (!ConnectionVersionView|undefined),
 *   draft: (!ConnectionVersionView|undefined),
 *   draftTestedUntil: (string|undefined),
 *   former: (!ConnectionVersionView|undefined),
 *   formerUntil: (string|undefined),
 *   metadata: (?{url: string, nextRead: (string|undefined), problem: (string|undefined)}|undefined),
 * }}
 */
var ConnectionView;

/** @typedef {{severity: string, text: string}} */
var FindingView;

/**
 * @typedef {{
 *   claims: !Array<string>,
 *   member: (string|undefined),
 *   role: (string|undefined),
 *   groups: !Array<string>,
 * }}
 */
var ReportView;

/**
 * @typedef {{
 *   version: number,
 *   protocol: string,
 *   identity: (?{
 *     subject: string,
 *     email: (string|undefined),
 *     userName: (string|undefined),
 *     givenName: (string|undefined),
 *     familyName: (string|undefined),
 *     displayName: (string|undefined),
 *     groups: (!Array<string>|undefined),
 *     tooManyGroups: boolean,
 *     sources: !Array<{part: string, claim: string}>,
 *   }|undefined),
 *   report: (!ReportView|undefined),
 *   refusal: (?{code: string, cause: string, remedy: string, detail: string}|undefined),
 * }}
 */
var SignInPreviewView;

/**
 * @typedef {{
 *   id: string,
 *   version: number,
 *   protocol: string,
 *   test: boolean,
 *   outcome: string,
 *   started: string,
 *   ended: (string|undefined),
 *   member: (string|undefined),
 *   address: (string|undefined),
 *   refusal: (?{code: string, cause: string, remedy: string, detail: string}|undefined),
 *   report: (!ReportView|undefined),
 *   requestId: string,
 *   clientAddress: string,
 * }}
 */
var SignInView;

/**
 * @typedef {{
 *   id: string,
 *   name: string,
 *   madeAt: string,
 *   madeBy: string,
 *   endsAt: string,
 *   lastUsedAt: (string|undefined),
 * }}
 */
var ContactLinkView;

/**
 * @typedef {{
 *   id: string,
 *   email: string,
 *   role: (string|undefined),
 *   madeAt: string,
 *   madeBy: string,
 *   endsAt: string,
 * }}
 */
var InvitationView;

/**
 * @typedef {{
 *   set: boolean,
 *   changedAt: (string|undefined),
 *   link: ({endsAt: string, madeBy: string}|undefined),
 * }}
 */
var OwnerPasswordView;

/** @typedef {{key: string, label: string, heading: string, done: boolean, show: function(): ?}} */
var FurtherStep;

/** @typedef {{page: string, parameters: !Object<string, string>, query: !URLSearchParams}} */
var Place;

/**
 * A page of the console: show gets the parameters of the address, and the organization if the address has one. The tab
 * is that of the navigation, if it is not the page itself.
 *
 * @typedef {{
 *   title: string,
 *   tab: (string|undefined),
 *   load: function(): !Promise<?>,
 *   show: function(!Object<string, string>, ?): ?,
 * }}
 */
var PageOfConsole;

/** @typedef {{value: string, label: string}} */
var Choice;

/**
 * A field of a form. Its control gets the id, and true if the value has an error. Rare ones are folded away.
 *
 * @typedef {{
 *   name: string,
 *   label: string,
 *   hint: (string|undefined),
 *   required: boolean,
 *   rare: (boolean|undefined),
 *   control: function(string, boolean): ?,
 * }}
 */
var FormField;

/**
 * A column of a data table. With header, its cell names the row.
 *
 * @typedef {{
 *   label: string,
 *   cell: function(?): ?,
 *   header: (boolean|undefined),
 *   number: (boolean|undefined),
 * }}
 */
var Column;

/** @typedef {{id: string, label: string}} */
var PickerOption;

/**
 * A bar of a chart: second is drawn on top of first.
 *
 * @typedef {{label: string, first: number, second: number}}
 */
var ChartBar;

/** @type {string} */
HTMLAnchorElement.prototype.origin;

/** @return {!IteratorIterable<!Array<?>>} */
FormData.prototype.entries = function () {};

/** @param {boolean} shown */
HTMLElement.prototype.togglePopover = function (shown) {};

/** @typedef {{at: string, reason: string}} */
var EndingView;

/**
 * @typedef {{
 *   publicId: string,
 *   createdAt: string,
 *   createdBy: string,
 *   lastUsedAt: (string|undefined),
 *   ending: (!EndingView|undefined),
 * }}
 */
var TokenView;

/** @typedef {{current: (!TokenView|undefined), retiring: !Array<!TokenView>, newTokenUsed: boolean}} */
var ScimTokensView;

/** @typedef {{mode: string, baseUrl: string, token: (string|undefined)}} */
var ProvisioningView;

/** @typedef {{token: string, baseUrl: string, tokens: !ScimTokensView}} */
var IssuedTokenView;

/**
 * @typedef {{
 *   id: string,
 *   state: string,
 *   group: (string|undefined),
 *   displayName: string,
 *   role: (string|undefined),
 *   workspaces: !Array<string>,
 *   version: number,
 *   changedAt: string,
 *   changedBy: string,
 *   endedAt: (string|undefined),
 * }}
 */
var MappingView;

/**
 * @typedef {{
 *   id: string,
 *   displayName: string,
 *   externalId: (string|undefined),
 *   created: string,
 *   lastModified: string,
 *   members: number,
 *   mapping: (!MappingView|undefined),
 * }}
 */
var GroupView;

/**
 * An unsaved mapping. The group is empty if it is yet to be pushed under the name; without a role, the connection role
 * counts; the version is that of the mapping which it changes.
 *
 * @typedef {{
 *   group: string,
 *   name: string,
 *   role: ?string,
 *   workspaces: !Array<string>,
 *   version: number,
 * }}
 */
var MappingEdit;

/**
 * @typedef {{
 *   user: string,
 *   display: string,
 *   roleBefore: (string|undefined),
 *   roleAfter: (string|undefined),
 *   gains: !Array<string>,
 *   loses: !Array<string>,
 * }}
 */
var AccessChangeView;

/**
 * @typedef {{
 *   changed: number,
 *   gainWorkspaces: number,
 *   loseWorkspaces: number,
 *   raised: number,
 *   lowered: number,
 *   noLongerAdmin: number,
 * }}
 */
var PreviewCountsView;

/**
 * @typedef {{
 *   fingerprint: string,
 *   members: number,
 *   counts: !PreviewCountsView,
 *   workspaces: !Array<{workspace: string, gain: number, lose: number}>,
 *   onlyOwnersStayAdmin: boolean,
 *   items: !Array<!AccessChangeView>,
 *   nextCursor: (string|undefined),
 * }}
 */
var PreviewView;

/**
 * @typedef {{
 *   id: string,
 *   at: string,
 *   action: string,
 *   resource: {type: string, id: (string|undefined), display: (string|undefined)},
 *   status: string,
 *   httpStatus: number,
 *   durationMillis: number,
 *   tokenId: (string|undefined),
 *   requestId: string,
 *   userAgent: (string|undefined),
 *   changes: !Array<{attribute: string, before: (string|undefined), after: (string|undefined)}>,
 *   note: (string|undefined),
 *   failure: ({cause: string, remedy: string}|undefined),
 * }}
 */
var SyncEntryView;

/**
 * @typedef {{
 *   sequence: number,
 *   id: string,
 *   at: string,
 *   actor: string,
 *   action: string,
 *   subject: string,
 *   details: !Object<string, string>,
 *   previous: string,
 *   hash: string,
 * }}
 */
var AuditEntryView;

/**
 * @typedef {{
 *   id: string,
 *   userName: string,
 *   displayName: (string|undefined),
 *   email: (string|undefined),
 *   externalId: (string|undefined),
 *   active: boolean,
 *   origin: string,
 *   directRole: ({role: string, since: string, by: string}|undefined),
 *   breakGlass: boolean,
 *   created: string,
 *   lastModified: string,
 *   groups: (!Array<{id: string, display: string}>|undefined),
 *   linked: (boolean|undefined),
 * }}
 */
var MemberView;

/**
 * @typedef {{
 *   kind: string,
 *   group: ({id: string, display: string}|undefined),
 *   since: (string|undefined),
 *   by: (string|undefined),
 * }}
 */
var ReasonView;

/**
 * @typedef {{
 *   roles: !Array<{role: string, decisive: boolean, because: !ReasonView}>,
 *   workspaces: !Array<{workspace: string, because: !ReasonView}>,
 * }}
 */
var ExplanationView;

/** @typedef {{text: string, requestId: (string|undefined)}} */
var DeprovisioningView;

/**
 * @typedef {{
 *   user: string,
 *   userName: string,
 *   active: boolean,
 *   reason: (!DeprovisioningView|undefined),
 *   role: (string|undefined),
 *   workspaces: !Array<string>,
 *   explanation: !ExplanationView,
 * }}
 */
var AccessView;

/**
 * @typedef {{
 *   number: number,
 *   user: string,
 *   label: string,
 *   kind: string,
 *   at: string,
 *   by: string,
 *   state: string,
 *   due: (string|undefined),
 *   decidedAt: (string|undefined),
 *   decidedBy: (string|undefined),
 * }}
 */
var RemovalView;

/**
 * @typedef {{
 *   enabled: boolean,
 *   share: (number|undefined),
 *   number: (number|undefined),
 *   windowSeconds: (number|undefined),
 *   deadlineSeconds: (number|undefined),
 * }}
 */
var RemovalPolicyView;

/** @typedef {{label: string, value: (string|undefined), text: (string|undefined)}} */
var GuideValue;

/**
 * A step at an identity provider. A value is the name of one of the organization's own, or is copied as it is.
 *
 * @typedef {{
 *   title: string,
 *   text: string,
 *   values: (!Array<!GuideValue>|undefined),
 *   trap: (string|undefined),
 * }}
 */
var GuideStep;

/**
 * How SCIM is set up at an identity provider; guides/ has one file for each.
 *
 * @typedef {{
 *   id: string,
 *   name: string,
 *   checked: string,
 *   cadence: string,
 *   note: (string|undefined),
 *   steps: !Array<!GuideStep>,
 * }}
 */
var Guide;

/**
 * How single sign-on is set up at an identity provider, by protocol; guides/sso/ has one file for each.
 *
 * @typedef {{
 *   id: string,
 *   name: string,
 *   checked: string,
 *   note: (string|undefined),
 *   protocols: !Object<string, !Array<!GuideStep>>,
 * }}
 */
var SsoGuide;

/**
 * @typedef {{
 *   cause: string,
 *   title: string,
 *   remedy: string,
 *   requests: number,
 *   firstSeen: string,
 *   lastSeen: string,
 *   solvedSince: (string|undefined),
 * }}
 */
var RefusalView;

/**
 * @typedef {{
 *   cause: string,
 *   title: string,
 *   remedy: string,
 *   resourceType: string,
 *   resources: number,
 *   solvedResources: number,
 *   requests: number,
 *   firstSeen: string,
 *   lastSeen: string,
 *   solvedSince: (string|undefined),
 * }}
 */
var FailureGroupView;

/**
 * @typedef {{
 *   lastRequest: string,
 *   client: string,
 *   clientName: string,
 *   usualIntervalSeconds: (number|undefined),
 *   silentSince: (string|undefined),
 * }}
 */
var SyncView;

/**
 * @typedef {{
 *   status: string,
 *   mode: string,
 *   preconditions: !Array<{code: string, met: boolean, missing: (string|undefined)}>,
 *   sync: (!SyncView|undefined),
 *   tokens: (!ScimTokensView|undefined),
 *   failures: !Array<!FailureGroupView>,
 *   certificate: ({end: string, daysLeft: number}|undefined),
 *   refusedSignIns24h: number,
 *   heldRemovals: number,
 * }}
 */
var HealthView;

/**
 * @typedef {{
 *   state: string,
 *   member: (!MemberView|undefined),
 *   access: (!AccessView|undefined),
 *   refusals: !Array<!RefusalView>,
 *   requests: !Array<!SyncEntryView>,
 *   signIns: !Array<?>,
 * }}
 */
var PersonView;

/**
 * @typedef {{
 *   title: string,
 *   method: string,
 *   path: string,
 *   sent: (string|undefined),
 *   expected: string,
 *   status: (number|undefined),
 *   answer: (string|undefined),
 *   verdict: string,
 *   why: string,
 * }}
 */
var SimulatedStepView;

/**
 * @typedef {{
 *   id: string,
 *   conversation: string,
 *   state: string,
 *   mark: string,
 *   startedAt: string,
 *   startedBy: string,
 *   endedAt: (string|undefined),
 *   cleanedUp: boolean,
 *   steps: !Array<!SimulatedStepView>,
 * }}
 */
var SimulationView;

/**
 * @typedef {{
 *   method: string,
 *   path: string,
 *   ifMatch: (string|undefined),
 *   body: (string|undefined),
 *   until: string,
 * }}
 */
var SentRequestView;

/**
 * @typedef {{
 *   body: ?,
 *   key: (string|undefined),
 *   signal: (?AbortSignal|undefined),
 *   reads: (boolean|undefined),
 * }}
 */
var SentOptions;
