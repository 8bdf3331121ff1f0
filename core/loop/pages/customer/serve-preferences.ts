import { type Topic, topicOfKey } from '../../../model/consent';
import {
	type ChosenPreferences,
	parsePreferenceForm,
	type PreferenceAction,
} from '../../../pages/preference-form';
import { renderPreferencePage } from '../../../pages/preference-page';
import { parsePrivacyForm } from '../../../pages/privacy-form';
import { topicWords } from '../../../pages/topic-words';
import type { FieldError } from '../../../pages/field-error';
import { voiceOf } from '../../../pages/page-base';
import { type Customer, customerRow, findCustomer } from '../../../store/repositories/customers';
import { customerAsDoer } from '../../audit/doer';
import { readOptOutClaims, wasMailedTo } from '../../ask/opt-out-link';
import { setConsent } from '../../customer/consent';
import { setPreferences } from '../../customer/preferences';
import { requestPrivacy } from '../../customer/privacy-request';
import { unstoredCustomer } from '../../customer/unstored';
import { isSampleCustomer } from '../../survey/sample';
import type { House } from '../../house';
import { servedAt, timedFormToken } from '../form-token';
import { waitsForPress } from '../one-more-press';
import {
	messageAnswer,
	newNonce,
	type PageAnswer,
	pageAnswer,
	readerLanguage,
} from '../page-answer';
import { everyTopic, pausedUntil, preferencesShown } from './preferences-shown';
import { askPrivacy, doesAtOnce, servePrivacy } from './serve-privacy';
import type { AtPreferences, PageContext } from './visit';

type State = Parameters<typeof renderPreferencePage>[0]['state'];

/** What a page shows besides what is stored. */
type Shown = {
	state: State;
	confirm?: PreferenceAction;
	/** What was typed and could not be taken. */
	typed?: ChosenPreferences;
	errors?: FieldError[];
};

type AtPage = AtPreferences & {
	topic: Pick<Topic, 'purpose' | 'metric'> | null;
};

const step = 'opt_out';

/**
 * Serves a preference link: a GET only shows; the POST of a served form, or a mail program's one-click POST
 * (RFC 8058), does it. A button that comes back faster than a person reads waits for one more press: mail
 * security presses the buttons it finds. Where the workspace shows or deletes data at once, a page asks again
 * before. Who has been erased is told that nothing is stored.
 */
export async function servePreferences(context: PageContext, subject: string): Promise<PageAnswer> {
	const { house, now, request, settings, token, audience } = context;
	const { customerId, topic, mailedTo } = readOptOutClaims({ subject, audience });
	const trial = request.test || isSampleCustomer(customerId);
	const known = await findCustomer(house.store.db, house.workspace, customerId);
	const customer = known ?? (trial ? anybody(house, customerId, now) : undefined);
	const stated = [customer?.preferred_language ?? null];
	const { language } = readerLanguage(settings.languages, stated, request);
	const message = { settings, language, testMode: trial };
	if (!customer) return messageAnswer('erased', message);
	if (await isOver(context, { customerId, mailedTo }, customer)) {
		return messageAnswer('expired', message);
	}
	const at: AtPage = { ...context, customer, topic, mailedTo, language, trial };
	if (request.method === 'GET') return await show(at, { state: 'ask' });
	const second = parsePrivacyForm(request.fields);
	if (second.kind !== 'other') return await servePrivacy(at, second);
	const form = parsePreferenceForm(request.fields);
	if (form.kind === 'invalid') return messageAnswer('invalid', message);
	const given = (request.fields as Record<string, unknown>).f;
	const oneClick = form.kind === 'press' && form.oneClick;
	const served = oneClick
		? now
		: servedAt(house.keys, house.workspace, { token, step }, given, now);
	if (served === null) return messageAnswer('stale', message);
	if (form.kind === 'save') return await save(at, form.chosen);
	const { action } = form;
	if (!oneClick && !trial) {
		const sent = { fields: request.fields, servedAt: served };
		if (await waitsForPress(house, now, sent)) {
			const state = action === 'resubscribe' ? 'stopped' : 'ask';
			return await show(at, { state, confirm: action });
		}
	}
	if (await doesAtOnce(at, action)) {
		return askPrivacy(at, action === 'erase_data' ? 'erase' : 'data');
	}
	const done = trial || (await press(at, action, oneClick));
	return done ? await show(at, { state: stateAfter[action] }) : messageAnswer('erased', message);
}

/**
 * Whether a link has ended: it was made for somebody known by their own word alone, whose record was joined
 * with one that has another mailbox. It would show that one to whoever had typed something.
 */
async function isOver(
	{ house }: PageContext,
	{ customerId, mailedTo }: { customerId: string; mailedTo: string | null },
	customer: Customer,
): Promise<boolean> {
	if (customer.customer_id === customerId) return false;
	const own = await customerRow(house.store.db, house.workspace, customerId);
	return own?.self_named != null && !wasMailedTo(house, mailedTo, customer.email);
}

const anybody = ({ workspace }: House, id: string, now: number) =>
	unstoredCustomer(workspace, { id, facts: null }, now);

const stateAfter: Record<PreferenceAction, State> = {
	opt_out: 'stopped',
	resubscribe: 'back',
	stop_all: 'nothing',
	send_data: 'data_requested',
	erase_data: 'erase_requested',
};

/** @returns false if the customer is not there any more */
async function press(at: AtPage, action: PreferenceAction, oneClick: boolean): Promise<boolean> {
	const { house, now, customer, topic, mailedTo, language } = at;
	const { say } = voiceOf(language);
	const customerId = customer.customer_id;
	// A mail that does not say what it was about may have been about anything.
	const about = topic === null ? everyTopic : [{ ...topic, channel: 'all' as const }];
	const source = oneClick ? 'one_click' : 'preference_page';
	const words = say(`prefs.do.${action}`);
	const named = topic === null ? words : `${topicWords(say, topic)}: ${words}`;
	const doer = customerAsDoer(customerId);
	const own = { customerId, source, mailedTo, doer };
	switch (action) {
		case 'opt_out': {
			const said = oneClick ? null : named;
			const input = { ...own, topics: about, state: 'denied', words: said } as const;
			return (await setConsent(house, now, input)) !== 'unknown';
		}
		case 'resubscribe': {
			const input = { ...own, topics: about, state: 'granted', words: named } as const;
			return (await setConsent(house, now, input)) !== 'unknown';
		}
		case 'stop_all': {
			const topics = everyTopic.filter(({ purpose }) => purpose !== 'service');
			const input = { ...own, topics, state: 'denied', words } as const;
			return (await setConsent(house, now, input)) !== 'unknown';
		}
		case 'send_data':
			return (await requestPrivacy(house, now, { customerId, kind: 'data', doer })) !== 'unknown';
		case 'erase_data':
			return (await requestPrivacy(house, now, { customerId, kind: 'erase', doer })) !== 'unknown';
	}
}

/** Stores what was chosen: of the topics those alone that were changed, since a page may lie open. */
async function save(at: AtPage, chosen: ChosenPreferences): Promise<PageAnswer> {
	const { house, now, customer, settings, language, trial, mailedTo } = at;
	const until = pausedUntil(at, chosen);
	if (until === 'no_day') {
		const errors: FieldError[] = [{ field: 'until', code: 'bad_day' }];
		return await show(at, { state: 'ask', typed: chosen, errors });
	}
	if (trial) return await show(at, { state: 'saved' });
	const { say } = voiceOf(language);
	const customerId = customer.customer_id;
	const doer = customerAsDoer(customerId);
	for (const state of ['denied', 'granted'] as const) {
		const topics = everyTopicOf(chosen[state]);
		if (topics.length === 0) continue;
		const words = topics.map((topic) => topicWords(say, topic)).join('; ');
		const source = 'preference_page';
		await setConsent(house, now, { customerId, topics, state, source, words, mailedTo, doer });
	}
	const wanted = {
		frequency: chosen.often === 'less' ? ('less' as const) : null,
		pausedUntil: until,
		channel: chosen.channel,
		language: settings.languages.find((tag) => tag === chosen.language) ?? null,
	};
	const kept = await setPreferences(house, now, { customerId, wanted, doer });
	const message = { settings, language, testMode: at.request.test };
	return kept ? await show(at, { state: 'saved' }) : messageAnswer('erased', message);
}

function everyTopicOf(keys: readonly string[]): Topic[] {
	return keys.flatMap((key) => {
		const topic = topicOfKey(key);
		return topic === null ? [] : [{ ...topic, channel: 'all' as const }];
	});
}

async function show(
	at: AtPage,
	{ state, confirm, typed, errors = [] }: Shown,
): Promise<PageAnswer> {
	const { house, now, settings, token, language } = at;
	// What the last press has changed.
	const stored = await findCustomer(house.store.db, house.workspace, at.customer.customer_id);
	const shown = await preferencesShown({ ...at, customer: stored ?? at.customer }, typed);
	const nonce = newNonce();
	const html = renderPreferencePage({
		...shown,
		state,
		confirm: confirm ?? null,
		errors,
		formAction: `?t=${token}`,
		token,
		formToken: timedFormToken(house.keys, house.workspace, { token, step }, now),
		language,
		brand: settings.brand,
		nonce,
		testMode: at.trial,
	});
	return pageAnswer(errors.length > 0 ? 400 : 200, { nonce, language, html });
}
