import { greetingName } from '../../language/greeting-name';
import { personName } from '../../language/person-name';
import { cleanText } from '../../language/plain-text';
import { sayIn } from '../../language/say';
import type { Block } from '../../mail/read-markdown';
import {
	namesInBlocks,
	namesOnLine,
	type NameValues,
	type ShortName,
	shortName,
	shortNames,
} from '../../mail/short-names';
import { InputError, SetupError } from '../../model/errors';
import { isObject } from '../../model/json';
import type { Settings } from '../../model/settings';
import { findCase } from '../../store/repositories/cases';
import { findEndpoint } from '../../store/repositories/endpoints';
import { listPeople } from '../../store/repositories/people';
import { caseAddress, groupLink, ownerLink } from '../case/case-link';
import { caseOwner } from '../case/recipients';
import type { House } from '../house';
import type { Reader } from './own-reader';

type Asked = {
	item: Record<string, unknown>;
	reader: Reader;
	language: string;
	settings: Settings;
};

/**
 * What stands for the short names that a text uses, on this item and for this reader.
 *
 * @param tried nothing is published yet: a link that cannot be made is shown as its words
 * @throws InputError naming a short name that there is not, or that this item knows nothing for;
 *   SetupError if no page serves the link to a case
 */
export async function namesFor(
	house: House,
	typed: { subject: string; text: readonly Block[] },
	asked: Asked,
	tried: boolean,
): Promise<NameValues> {
	const onSubject = namesOnLine(typed.subject);
	const used = [...onSubject, ...namesInBlocks(typed.text)];
	for (const name of used) {
		if (shortName(name) !== null) continue;
		const known = shortNames.map((one) => `{${one}}`).join(', ');
		throw new InputError(`"{${name}}" is no short name.`, `The short names are ${known}.`);
	}
	if (onSubject.some((name) => shortName(name) === 'case')) {
		throw new InputError('{case} is a link, and a subject has none.', 'Put it into the text.');
	}
	const names = new Set(used.map(shortName));
	const values = plainNames(asked);
	if (names.has('owner') && !values.owner) values.owner = await nameOfOwner(house, asked.item);
	if (names.has('case')) values.case = await linkToCase(house, asked, tried);
	for (const name of names) {
		if (name === null || values[name]) continue;
		throw new InputError(
			`The text says {${name}}, but the item has none.`,
			`Take {${name}} out, or place this node behind one that fills ${fills[name]}.`,
		);
	}
	return values;
}

const fills: Record<ShortName, string> = {
	customer: 'customer',
	owner: 'owner',
	brand: 'the brand: set it with Satisfaction Workspace',
	subject: 'event.subject',
	score: 'score',
	comment: 'response',
	case: 'case',
};

function plainNames({ item, reader, language, settings }: Asked): NameValues {
	const say = sayIn(language);
	const { customer, owner, score, response } = item;
	const event = isObject(item.event) ? item.event : {};
	const whose = reader.isCustomer
		? greetingName(reader, language)
		: personName(textIn(customer, 'name'));
	const nobody = reader.isCustomer ? say('own.customer') : say('owner.unknownCustomer');
	const values: Record<string, string | null> = {
		customer: whose || nobody,
		owner: personName(textIn(owner, 'name')) || null,
		brand: settings.brand.name.trim() || null,
		subject: textIn(event.subject, 'title'),
		score:
			isObject(score) && typeof score.value === 'number' && typeof score.max === 'number'
				? say('caseMail.scoreBrief', { value: score.value, max: score.max })
				: null,
		comment: isObject(response) ? (textIn(response, 'comment') ?? say('own.noComment')) : null,
	};
	const known = Object.entries(values).filter(([, text]) => text !== null);
	return Object.fromEntries(
		known.map(([name, text]) => [name, { text: cleanText(text ?? '') }]),
	) as NameValues;
}

async function caseOf(house: House, item: Record<string, unknown>) {
	const id = textIn(item.case, 'id');
	return id === null ? undefined : await findCase(house.store.db, house.workspace, id);
}

async function nameOfOwner(
	house: House,
	item: Record<string, unknown>,
): Promise<NameValues['owner']> {
	const row = await caseOf(house, item);
	if (!row) return undefined;
	const owner = caseOwner(row, await listPeople(house.store.db, house.workspace));
	return owner?.name ? { text: owner.name } : undefined;
}

/** The reader's own link: it acts in their name, so that nobody gets another person's. */
async function linkToCase(
	house: House,
	{ item, reader, language, settings }: Asked,
	tried: boolean,
): Promise<NameValues['case']> {
	const text = sayIn(language)('caseMail.open');
	if (reader.personId === null && !reader.isGroup) {
		throw new InputError(
			`{case} opens a case for one person of the team, and ${reader.address} is none.`,
			'Take {case} out, or write to the owner.',
		);
	}
	const row = await caseOf(house, item);
	if (!row) return undefined;
	const page = await findEndpoint(house.store.db, house.workspace, 'case', '');
	const address = caseAddress(house, page, settings.sandbox || row.test === 1 || tried);
	if (address === null) {
		if (tried) return { text };
		throw new SetupError(
			'{case} cannot be a link: no Satisfaction Case Trigger is published in this workspace.',
			"Publish a workflow with a Case Trigger: it serves the owner's page.",
		);
	}
	const { case_id: caseId, opened_at: openedAt } = row;
	const groupHref = groupLink(house, address, { caseId, openedAt });
	const { personId } = reader;
	const href =
		personId === null ? groupHref : ownerLink(house, address, { caseId, openedAt, personId });
	return { text, href, groupHref };
}

function textIn(part: unknown, key: string): string | null {
	const text = isObject(part) ? part[key] : null;
	return typeof text === 'string' && text.trim() !== '' ? text.trim() : null;
}
