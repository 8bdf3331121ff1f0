import type { Behaviour } from '../customers/behaviour';
import type { Day, PlannedCustomer, PlannedEvent, System } from './plan';

const person = (
	name: string,
	email: string | null,
	more: Partial<PlannedCustomer> = {},
): PlannedCustomer => ({ name, email, language: 'en', ...more });

const chinese = (name: string, email: string): PlannedCustomer =>
	person(name, email, { language: 'zh-CN' });

const at = (name: string) => `${name}@customers.example`;

/** Of a house in which two customers work. */
const switchboard = '+86 10 6552 9988';

const customers: Record<string, PlannedCustomer> = {
	amelie: person('Amélie Laurent', at('amelie')),
	bao: chinese('包小雪', at('bao')),
	carlos: person('Carlos Ruiz', at('carlos'), { segment: 'enterprise' }),
	dewi: person('Dewi Lestari', at('dewi')),
	erik: person('Erik Holm', at('erik')),
	fang: chinese('方明', at('fang')),
	greta: person('Greta Weiss', at('greta')),
	hugo: person('Hugo Martin', at('hugo')),
	ines: person('Inês Duarte', at('ines')),
	jun: chinese('俊杰', at('jun')),
	kofi: person('Kofi Mensah', at('kofi')),
	lena: person('Lena Vogel', at('lena')),
	mei: chinese('梅兰', at('mei')),
	noor: person('Noor Haddad', at('noor')),
	olga: person('Olga Petrova', at('olga')),
	paul: person('Paul <b>Bold</b> O’Neil', at('paul')),
	qiang: chinese('强森', at('qiang')),
	rosa: person('Rosa Conti', at('rosa')),
	sven: person('Sven Lund', at('sven')),
	tariq: person('Tariq Aziz', at('tariq')),
	uma: person('Uma Rao', at('uma')),
	vera: person('Vera Novak', at('vera')),
	wen: chinese('文静', at('wen')),
	xavier: person('Xavier Blanc', at('xavier')),
	yan: chinese('燕子', at('yan')),
	zoe: person('Zoë Clarke', at('zoe')),
	lili: person('Lili Wang', at('lili')),
	lili_work: person('Lili Wang', at('lili.wang')),
	priya: person('Priya Nair', at('priya')),
	quinn: person('Quinn Baker', at('quinn')),
	ruth: person('Ruth Adler', at('ruth'), { phone: switchboard }),
	samir: person('Samir Khan', at('samir'), { phone: switchboard }),
	farah: person('Farah Amin', at('farah')),
	ivan: person('Ivan Horak', at('ivan')),
	nobody: person('No Address', null),
	unknown: person('Known by Number', null),
	gone: person('Gone Away', 'gone@customers.example', { mailbox: 'unknown' }),
	busy: person('Busy Server', 'busy@customers.example', { mailbox: 'busy_once' }),
};

const answers = (rating: number, comment: string): Behaviour => ({
	kind: 'answers',
	rating,
	comment,
});

let number = 4100;

/** A ticket that was solved, about which the customer is asked. */
function solved(
	key: string,
	system: System,
	customer: string,
	ends: PlannedEvent['ends'],
	more: Partial<PlannedEvent> = {},
): PlannedEvent {
	number += 1;
	return { key, system, what: 'solved', ticket: String(number), customer, ends, ...more };
}

const good = (rating: number, comment: string): PlannedEvent['ends'] => ({
	kind: 'asked',
	does: answers(rating, comment),
});

/**
 * The day: who has a ticket solved, what each does with the question, and who tries to get in.
 * Everything that is expected of the day is computed from this list alone.
 */
export function theDay(): Day {
	number = 4100;
	return {
		customers,
		events: [...satisfied(), ...unhappy(), ...notAsked(), ...who(), ...requests()],
		deeds,
		forgeries,
	};
}

/** The same without those who wait for a person of n8n's own. */
export function withoutRequests(day: Day): Day {
	const isOne = ({ ends }: PlannedEvent) => ends.kind === 'asked' && ends.does.kind === 'requests';
	return { ...day, events: day.events.filter((event) => !isOne(event)) };
}

/** Answers that need nobody's care, whole, half and changed, and those who never answer. */
function satisfied(): PlannedEvent[] {
	return [
		solved('amelie', 'shop', 'amelie', good(5, 'Quick and friendly.'), { again: 'at_once' }),
		solved('bao', 'jiandaoyun', 'bao', good(5, '很满意，谢谢！'), { again: 'at_once' }),
		solved('carlos', 'zendesk', 'carlos', good(4, 'Good, thank you.'), { again: 'at_once' }),
		solved('dewi', 'shop', 'dewi', good(5, 'Solved in one call.')),
		solved('erik', 'zendesk', 'erik', good(4, '<script>alert(1)</script> nice & easy')),
		solved('fang', 'jiandaoyun', 'fang', good(4, '处理得不错。'), { again: 'later' }),
		solved('greta', 'shop', 'greta', good(5, 'Great.'), { again: 'later' }),
		solved('hugo', 'zendesk', 'hugo', good(5, 'As it should be.')),
		solved('ines', 'shop', 'ines', good(3, 'It took two attempts.')),
		solved('jun', 'jiandaoyun', 'jun', good(3, '一般。')),
		solved('busy', 'shop', 'busy', good(4, 'Arrived a little late, but fine.')),
		solved('kofi', 'zendesk', 'kofi', { kind: 'asked', does: { kind: 'half', rating: 5 } }),
		solved('lena', 'shop', 'lena', { kind: 'asked', does: { kind: 'half', rating: 3 } }),
		solved('mei', 'jiandaoyun', 'mei', {
			kind: 'asked',
			does: { kind: 'twice', first: 4, then: 5, comment: '想了想，应该是五分。' },
		}),
		solved('noor', 'shop', 'noor', { kind: 'asked', does: { kind: 'silent' } }),
		solved('olga', 'zendesk', 'olga', { kind: 'asked', does: { kind: 'silent' } }),
		solved('yan', 'jiandaoyun', 'yan', { kind: 'asked', does: { kind: 'silent' } }),
	];
}

/** Low answers: solved and confirmed, not solved at first, never confirmed, never looked at. */
function unhappy(): PlannedEvent[] {
	const low = (
		does: Behaviour,
		owner: 'resolves' | 'ignores',
		verdicts: Array<'good' | 'bad' | 'silent'>,
	): PlannedEvent['ends'] => ({ kind: 'asked', does, case: { owner, verdicts } });
	return [
		solved('paul', 'shop', 'paul', low(answers(1, 'Nobody called back.'), 'resolves', ['good'])),
		solved('qiang', 'jiandaoyun', 'qiang', {
			...low(answers(2, '问题还在，很失望。'), 'resolves', ['bad', 'good']),
		}),
		solved('rosa', 'zendesk', 'rosa', {
			...low(answers(2, 'Slow, and the invoice is still wrong.'), 'resolves', ['silent']),
		}),
		solved('sven', 'shop', 'sven', low({ kind: 'half', rating: 1 }, 'resolves', ['good'])),
		solved('tariq', 'zendesk', 'tariq', low(answers(1, 'Terrible.'), 'ignores', [])),
	];
}

/** Everybody who is not asked, or not any more, each for another reason. */
function notAsked(): PlannedEvent[] {
	const no = (reason: string): PlannedEvent['ends'] => ({ kind: 'not_asked', reason });
	return [
		solved('uma-1', 'shop', 'uma', { kind: 'asked', does: { kind: 'opts_out' } }),
		solved('uma-2', 'shop', 'uma', no('opted_out'), { after: { optedOut: 'uma' } }),
		solved('vera-1', 'zendesk', 'vera', good(5, 'Thanks.')),
		solved('vera-2', 'zendesk', 'vera', no('cap_metric'), { after: { decided: 'vera-1' } }),
		solved('nobody', 'shop', 'nobody', no('no_address')),
		solved('unknown', 'zendesk_event', 'unknown', no('no_address')),
		solved('gone-1', 'shop', 'gone', { kind: 'bounced' }),
		solved('gone-2', 'shop', 'gone', no('address_failed'), { after: { bounced: 'gone-1' } }),
		solved('tariq-2', 'zendesk', 'tariq', no('open_case'), { after: { caseOpen: 'tariq' } }),
		solved('xavier', 'shop', 'xavier', no('event_too_old'), { daysAgo: 20 }),
		solved('zoe', 'shop', 'zoe', no('event_in_future'), { daysAgo: -1 }),
		...reopened(),
	];
}

/** Solved, reopened before the customer was asked, solved again. */
function reopened(): PlannedEvent[] {
	const first = solved('wen-1', 'zendesk', 'wen', { kind: 'cancelled' });
	const { ticket } = first;
	return [
		first,
		{
			key: 'wen-2',
			system: 'zendesk_event',
			what: 'reopened',
			ticket,
			customer: 'wen',
			after: { decided: 'wen-1' },
			ends: { kind: 'reopening' },
		},
		{
			key: 'wen-3',
			system: 'zendesk',
			what: 'solved',
			ticket,
			customer: 'wen',
			after: { decided: 'wen-2' },
			ends: good(4, '第二次终于好了。'),
		},
	];
}

/**
 * Who is who: two people behind one switchboard, one person under two ids who has had her question once
 * the two are joined, and what people object to on the telephone.
 */
function who(): PlannedEvent[] {
	const no = (reason: string): PlannedEvent['ends'] => ({ kind: 'not_asked', reason });
	return [
		solved('ruth', 'shop', 'ruth', good(5, 'Thank you.')),
		solved('samir', 'shop', 'samir', good(4, 'Fine.'), { after: { decided: 'ruth' } }),
		solved('lili-1', 'shop', 'lili', good(5, 'Lovely.')),
		solved('lili-2', 'zendesk', 'lili_work', no('event_too_old'), {
			daysAgo: 20,
			after: { decided: 'lili-1' },
		}),
		solved('lili-3', 'zendesk', 'lili_work', no('cap_metric'), { after: { done: 'lili' } }),
		solved('priya', 'shop', 'priya', good(5, 'All well.'), { after: { done: 'priya' } }),
		solved('quinn', 'shop', 'quinn', no('opted_out'), { after: { done: 'quinn' } }),
	];
}

/** One asks for their data, one to be forgotten: of that one nothing is left but a rating without words. */
function requests(): PlannedEvent[] {
	const asks = (what: 'data' | 'erase'): PlannedEvent['ends'] => ({
		kind: 'asked',
		does: { kind: 'requests', what, rating: 5 },
	});
	return [
		solved('farah', 'shop', 'farah', asks('data')),
		solved('ivan', 'zendesk', 'ivan', asks('erase')),
	];
}

const deeds: Day['deeds'] = [
	{
		key: 'lili',
		after: { decided: 'lili-2' },
		does: { kind: 'merge', kept: 'lili', merged: 'lili_work' },
	},
	{ key: 'priya', does: { kind: 'objects', customer: 'priya', purpose: 'news' } },
	{ key: 'quinn', does: { kind: 'objects', customer: 'quinn', purpose: 'survey' } },
];

const forgeries: Day['forgeries'] = [
	{ key: 'forged-secret', system: 'zendesk', customer: 'amelie', how: 'wrong_secret' },
	{ key: 'forged-byte', system: 'shop', customer: 'bao', how: 'flipped_byte' },
	{ key: 'forged-old', system: 'jiandaoyun', customer: 'carlos', how: 'stale' },
	{ key: 'forged-bare', system: 'zendesk', customer: 'dewi', how: 'unsigned' },
	{ key: 'forged-shop', system: 'shop', customer: 'erik', how: 'wrong_secret' },
];
