import { sayIn } from '../../language/say';
import { InputError } from '../../model/errors';
import { openToken, type TokenPurpose } from '../../model/token';
import { listPeople } from '../../store/repositories/people';
import { systems } from '../../systems';
import type { Channel, Letter } from '../../systems/channel';
import type { House } from '../house';
import { addressesOfPerson, addressesOnItem, isForCustomer } from './addresses';
import type { Outgoing } from './outgoing';
import type { Sending } from './sending';

/**
 * A letter as a group may read it: links that act for one person are taken out, and the owner is mentioned. What
 * somebody tries out begins with a word that says so, and calls nobody.
 */
export async function letterForGroup(
	{ house, channel, trial }: Sending,
	outgoing: Outgoing,
	letter: Letter,
): Promise<Letter> {
	const { language } = letter;
	const group = outgoing.caseLinks?.group ?? null;
	const open = (text: string) => withoutPersonalLinks(house, text, group);
	const mark = trial ? sayIn(language)('invitation.test') : '';
	const marked = (text: string) => (mark === '' || text.includes(mark) ? text : `${mark} ${text}`);
	return {
		...letter,
		subject: marked(open(letter.subject)),
		text: marked(open(letter.text)),
		html: '',
		markdown: marked(open(letter.markdown)),
		short: marked(open(letter.short)),
		mention: trial ? [] : await mentioned(house, channel, outgoing),
		attachments: [],
	};
}

/** @throws InputError for what is written to one customer */
export function checkForGroup(channel: Channel, outgoing: Outgoing): void {
	if (!isForCustomer(outgoing)) return;
	throw new InputError(
		`A message to one customer cannot go to a group (${channel.names.en}): whoever is in it could act for them.`,
		'Choose a channel that reaches the customer.',
	);
}

const personal: readonly TokenPurpose[] = [
	'survey',
	'opt_out',
	'status',
	'owner',
	'team',
	'approve',
];

/** Replaces links with a token of ours that stands for one person. */
function withoutPersonalLinks(
	{ keys, workspace }: House,
	text: string,
	groupLink: string | null,
): string {
	return text.replace(/https?:\/\/[^\s<>()"'\]]+/gi, (url) => {
		const token = /[?&]t=([\w-]{4}\.[\w-]+\.[\w-]{32})/.exec(url)?.[1] ?? null;
		if (token === null) return url;
		const verdict = openToken(keys, token, { workspace, purposes: personal }, 0);
		return verdict.kind === 'invalid' ? url : (groupLink ?? '…');
	});
}

/** How a group's system calls the owner of an item; nobody where that is not known. */
async function mentioned(
	house: House,
	channel: Channel,
	{ owner = null }: Outgoing,
): Promise<string[]> {
	if (owner === null) return [];
	const people = await listPeople(house.store.db, house.workspace);
	const person = people.find(({ id }) => id === owner.id);
	const { ids } = person ? addressesOfPerson(person) : addressesOnItem(owner);
	const found = namesIn(channel).map((name) => ids[name]);
	const called = found.find((id) => id !== undefined && id !== '');
	return called === undefined ? [] : [called];
}

/** Under which names a group channel finds people: its own, then those of its system's channels to one person. */
function namesIn(channel: Channel): string[] {
	const system = systems.find((one) => one.channels?.includes(channel));
	const kinds = (system?.channels ?? []).map(({ addressKind }) => addressKind ?? '');
	const family = channel.key.split('_')[0] ?? '';
	const names = [channel.key, ...kinds, family, system?.key ?? ''];
	return [...new Set(names)].filter((name) => !['', 'email', 'phone'].includes(name));
}
