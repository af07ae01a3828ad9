import { at, api } from '../core/api.js';

const LINE = /\t|,/;
const ROLES = ['VIEWER', 'DEVELOPER', 'ADMIN'];

/**
 * Unsaved changes of group mappings. They belong to groups, not to rows of a page: they stay when the list is searched,
 * turned or read again.
 */
export class MappingEdits {
  constructor() {
    /** @type {!Map<string, !MappingEdit>} by the id of the group, or by "name:" and the name of one yet to be pushed */
    this.edits = new Map();
  }

  get size() {
    return this.edits.size;
  }

  /** @param {string} key */
  get(key) {
    return this.edits.get(key);
  }

  /** @param {string} key */
  drop(key) {
    this.edits.delete(key);
  }

  clear() {
    this.edits.clear();
  }

  all() {
    return Array.from(this.edits.values());
  }

  /**
   * Returns what is shown of a group: the unsaved change, or what is saved.
   *
   * @param {!GroupView} group
   * @return {!MappingEdit}
   */
  of(group) {
    return this.edits.get(group.id) ?? saved(group);
  }

  /**
   * @param {!GroupView} group
   * @param {{role: (string|null|undefined), workspaces: (!Array<string>|undefined)}} change
   */
  change(group, change) {
    const edit = /** @type {!MappingEdit} */ ({ ...this.of(group), ...change });
    if (same(edit, saved(group))) {
      this.edits.delete(group.id);
    } else {
      this.edits.set(group.id, edit);
    }
  }

  /**
   * @param {!GroupView} group
   * @return {boolean} whether somebody else has saved another mapping since the change was begun
   */
  conflicts(group) {
    const edit = this.edits.get(group.id);
    return edit !== undefined && edit.version !== saved(group).version;
  }

  /** Lets an unsaved change stand against what was saved meanwhile. @param {!GroupView} group */
  keep(group) {
    const edit = /** @type {!MappingEdit} */ ({ ...this.of(group), version: saved(group).version });
    this.edits.set(group.id, edit);
  }

  /**
   * Returns changes as the API reads them.
   *
   * @param {!Array<!MappingEdit>} edits
   */
  static rows(edits) {
    return edits.map(({ group, name, role, workspaces, version }) => ({
      ...(group ? { group } : { displayName: name }),
      role,
      workspaces,
      version,
    }));
  }

  /**
   * Reads a table: a group, its workspaces with semicolons between them, and a role in each line, with tabs or commas
   * between them.
   *
   * @param {string} organization
   * @param {string} text
   * @param {function(string): (string|undefined)} workspaceId
   * @return {!Promise<!Array<string>>} what is wrong, by line; nothing is changed then
   */
  async paste(organization, text, workspaceId) {
    /** @type {!Array<string>} */
    const wrong = [];
    const read = new Map();
    const lines = text.split('\n').map((line) => line.trim());
    for (const [index, line] of lines.entries()) {
      if (!line || (index === 0 && /^group\b/i.test(line))) {
        continue;
      }
      const [name, places = '', role = ''] = line.split(LINE).map((cell) => cell.trim());
      const names = places.split(';').map((one) => one.trim()).filter(Boolean);
      const workspaces = names.map(workspaceId);
      const unknown = names.filter((_, i) => !workspaces[i]);
      if (unknown.length) {
        wrong.push('Line ' + (index + 1) + ': there is no workspace ' + unknown.join(', ') + '.');
      }
      if (role && !ROLES.includes(role.toUpperCase())) {
        wrong.push('Line ' + (index + 1) + ': ' + role + ' is no role; Viewer, Developer and Admin are.');
      }
      const found = await groupNamed(organization, name);
      const base = found ? saved(found) : { group: '', name, role: null, workspaces: [], version: 0 };
      const edit = /** @type {!MappingEdit} */ ({ ...base, role: role ? role.toUpperCase() : null, workspaces });
      if (!found || !same(edit, saved(found))) {
        read.set(found ? found.id : 'name:' + name.toLowerCase(), edit);
      }
    }
    if (wrong.length === 0) {
      read.forEach((edit, key) => this.edits.set(key, edit));
    }
    return wrong;
  }
}

/**
 * @param {!GroupView} group
 * @return {!MappingEdit}
 */
export function saved({ id, displayName, mapping }) {
  return {
    group: id,
    name: displayName,
    role: mapping?.role ?? null,
    workspaces: mapping?.workspaces ?? [],
    version: mapping?.version ?? 0,
  };
}

/**
 * @param {!MappingEdit} one
 * @param {!MappingEdit} other
 */
function same(one, other) {
  return one.role === other.role && [...one.workspaces].sort().join() === [...other.workspaces].sort().join();
}

/**
 * @param {string} organization
 * @param {string} name
 * @return {!Promise<(!GroupView|undefined)>}
 */
async function groupNamed(organization, name) {
  const { items } = await api.get(at(organization) + '/groups', { text: name, limit: 20 });
  return items.find(({ displayName }) => displayName.toLowerCase() === name.toLowerCase());
}
