import { setConsent } from '../../../core/loop/customer/consent';
import { refuseForMailbox } from '../../../core/loop/customer/mailbox-consent';
import { customerPart } from '../../../core/loop/item/item-parts';
import { sayOf } from '../../../core/loop/workspace/spoken';
import {
	contactChannels,
	messagePurposes,
	type Topic,
	topicKey,
} from '../../../core/model/consent';
import { InputError } from '../../../core/model/errors';
import { fillItem, type ItemCustomer } from '../../../core/model/item';
import { type Metric, metrics } from '../../../core/model/metric';
import { readList, readWord } from '../../../core/model/read-input';
import { doerOf } from '../../connection/doer-of';
import { type Call, type Operation, textParameter } from '../../connection/operation';
import { fromModel, ifKnown } from '../../connection/tool';
import { consentFields } from './consent-fields';
import { customerField, customerOrMailbox } from './customer-given';

const states = ['granted', 'denied'] as const;

/** Keeps what a customer, or whoever has a mailbox, has agreed or objected to. */
export const setConsentOperation: Operation = {
	value: 'setConsent',
	name: 'Set Consent',
	action: 'Set the consent of a customer',
	description: 'Keep what a customer has agreed or objected to, by purpose and channel',
	resource: 'privacy',
	tool: {
		description:
			'Keeps what a customer said about messages of a kind: that they want none any more, or, where the tool is set so, that they agree. Returns the customer and what holds from now on.',
		inputs: {
			customer: fromModel('Customer', 'Mail address, phone number or ID of the customer'),
			purposes: fromModel(
				'Purposes',
				'What it is about, one or several between commas: survey, service, promotional_care, news',
			),
			source: fromModel('Source', 'Where the customer said so, such as call of 4 May'),
			words: fromModel('Words', 'What the customer said, in their own words', ifKnown),
		},
	},
	fields: [customerField, ...consentFields],
	async execute(call) {
		const { house, now, json } = call;
		const said = saidIn(call);
		const who = await customerOrMailbox(call);
		let customer: ItemCustomer | null = null;
		let became: 'set' | 'unchanged' | 'unknown';
		if (who.kind === 'customer') {
			customer = customerPart(who.customer);
			became = await setConsent(house, now, { ...said, customerId: who.customer.customer_id });
		} else {
			became = await refuseForMailbox(house, now, { ...said, address: who.address });
		}
		const kept = customer ? (`consent_${said.state}` as const) : 'consent_kept_for_mailbox';
		const code = became === 'set' ? kept : (`consent_${became}` as const);
		const outcome = { code, text: sayOf(house)(`customer.${code}`) };
		const item = fillItem(json, { ...(customer && { customer }), outcome });
		const { state, source, words, topics } = said;
		const [{ channel } = { channel: 'all' }] = topics;
		const consent = { state, topics: topics.map(topicKey), channel, source, words };
		return [{ item: { ...item, consent } }];
	},
};

function saidIn(call: Call) {
	const { parameter } = call;
	const purposes = listed(parameter('purposes', []), 'Purposes', messagePurposes);
	const kinds = listed(parameter('surveyKinds', []), 'Survey Kinds', metrics);
	const channel = readWord(parameter('channel', 'all'), 'Channel', [...contactChannels, 'all']);
	const source = textParameter(call, 'source');
	if (purposes.length === 0) {
		throw new InputError(
			'"Purposes" is empty, so it is not known what it is about.',
			'Choose one or several Purposes.',
		);
	}
	if (source === null) {
		throw new InputError(
			'"Source" is empty, and consent without one proves nothing.',
			'Fill in Source: where the customer said so, e.g. "Call of 4 May" or the address of the form.',
		);
	}
	const topics = purposes.flatMap((purpose): Topic[] => {
		const of: Array<Metric | null> = purpose === 'survey' && kinds.length > 0 ? kinds : [null];
		return of.map((metric) => ({ purpose, metric, channel }));
	});
	const state = readWord(parameter('consent', 'denied'), 'Consent', states);
	const words = textParameter(call, 'words');
	return { topics, state, source, words, doer: doerOf(call.context) };
}

/** Words of a list, which an expression or a model may give as text between commas. */
function listed<Word extends string>(value: unknown, path: string, words: readonly Word[]): Word[] {
	const given = typeof value === 'string' ? value.split(/[,，、\n]/) : value;
	const list = Array.isArray(given)
		? given.map((one: unknown) => (typeof one === 'string' ? one.trim() : one))
		: given;
	const said = Array.isArray(list) ? list.filter((one) => one !== '') : list;
	return [...new Set(readList(said, path, (one, at) => readWord(one, at, words)))];
}
