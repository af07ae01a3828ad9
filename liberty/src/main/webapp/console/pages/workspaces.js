import { LitElement } from 'lit';
import { api, at } from '../core/api.js';
import { Loaded } from '../core/view.js';

/** The workspaces of an organization, for pickers and for names: all of them, since the API lists them whole. */
export class Workspaces extends Loaded {
  /**
   * @param {!LitElement} host
   * @param {function(): string} organization returns its id
   */
  constructor(host, organization) {
    super(host, async (signal) => {
      const { items } = await api.get(at(organization()) + '/workspaces', {}, signal);
      return new Map(items.map((workspace) => [workspace.id, workspace.name]));
    });
    /** @type {function(string): string} */
    this.names = (id) => this.value?.get(id) ?? id.slice(0, 8) + '…';
    /** @type {function(string): !Promise<!Array<!PickerOption>>} */
    this.search = async (text) => {
      if (this.state !== 'ready') {
        await this.load();
      }
      if (this.error) {
        throw this.error;
      }
      const wanted = text.toLowerCase();
      return Array.from(this.value, ([id, label]) => ({ id, label })).filter(({ label }) =>
        label.toLowerCase().includes(wanted),
      );
    };
  }

  /**
   * @param {string} name in any case
   * @return {string|undefined} its id
   */
  idOf(name) {
    const wanted = name.trim().toLowerCase();
    return Array.from(this.value ?? []).find(([, label]) => label.toLowerCase() === wanted)?.[0];
  }
}
