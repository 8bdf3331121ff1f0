import type { Stage } from '../stage/stage';

type Row = { id: string; state: string; who: string | null; detail: string | null };

/** One thing to follow: each row of the query is told when its state changes. */
type Story = {
	sql: string;
	tell: (row: Row) => string | null;
};

/** What somebody has done to a case, as a person would say it. */
const deeds: Record<string, string> = {
	opened: 'a case was opened',
	acknowledge: 'somebody takes care of it',
	log_contact: 'the customer was contacted',
	heat: 'a HEAT step was done',
	promise: 'something was promised',
	compensation: 'a compensation was given or asked for',
	approve: 'a compensation was approved',
	decline: 'a compensation was declined',
	root_cause: 'the root cause was noted',
	hand_over: 'the case was handed over',
	resolve: 'the case was marked as resolved',
	confirm: 'the customer confirms that it is solved',
	reopen: 'the case was opened again',
	unconfirmed: 'the case ended without a word from the customer',
	escalate: 'the case was escalated',
	breach: 'a clock has run out',
	close: 'the case was closed',
	customer_added: 'the customer added something',
};

/** Who did it: a person by name, else what acted. */
const doer = (who: string | null): string =>
	who === null || who === 'system' ? 'the clock' : who === 'workflow' ? 'a workflow' : who;

const stories: Story[] = [
	{
		sql: `select e.event_id as id, coalesce(e.outcome, 'new') as state, c.name as who,
				e.source || ' ' || e.type || ' ' || coalesce(e.subject_title, '') as detail
				from event e left join customer c on c.workspace_id = e.workspace_id
				and c.customer_id = e.customer_id order by e.received_at`,
		tell: ({ state, detail }) => (state === 'new' ? `event      ${detail}` : null),
	},
	{
		sql: `select i.invitation_id as id, i.state as state, c.name as who,
				coalesce(i.reason_text, i.reason) as detail
				from invitation i left join customer c on c.workspace_id = i.workspace_id
				and c.customer_id = i.customer_id order by i.created_at`,
		tell: ({ state, who, detail }) => {
			if (state === 'scheduled') return `invitation ${who ?? '?'}: ${detail ?? 'scheduled'}`;
			if (state === 'suppressed') return `not asked  ${who ?? '?'}: ${detail ?? ''}`;
			if (state === 'sending' || state === 'viewed') return null;
			const why = state === 'failed' || state === 'cancelled' ? `, ${detail ?? ''}` : '';
			return `invitation ${who ?? '?'}: ${state}${why}`;
		},
	},
	{
		sql: `select r.response_id as id, r.state || ' ' || r.band as state, c.name as who,
				r.value || ' of ' || r.scale_max || coalesce(', "' || r.comment || '"', '') as detail
				from response r left join customer c on c.workspace_id = r.workspace_id
				and c.customer_id = r.customer_id order by r.answered_at`,
		tell: ({ state, who, detail }) => `answer     ${who ?? '?'}: ${detail ?? ''} (${state})`,
	},
	{
		sql: `select s.case_id || s.step_key as id, s.kind as state, c.name as who,
				coalesce(s.actor_name, s.actor_kind) as detail
				from case_step s join case_file f on f.workspace_id = s.workspace_id
				and f.case_id = s.case_id left join customer c on c.workspace_id = f.workspace_id
				and c.customer_id = f.customer_id order by s.at`,
		tell: ({ state, who, detail }) =>
			`case       ${who ?? '?'}: ${deeds[state] ?? state.replaceAll('_', ' ')} (${doer(detail)})`,
	},
];

/** Control signs and colours of others have no business in a terminal. */
const plain = (text: string): string =>
	// eslint-disable-next-line no-control-regex -- the very signs to keep out
	text.replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ').slice(0, 160);

/**
 * Tells, line by line, what happens: what changes in the store, and what the mail and chat catchers
 * get. Nothing is told that was there before.
 *
 * @returns ends it
 */
export function narrate(stage: Stage, say: (line: string) => void): () => void {
	const known = new Map<string, string>();
	let messages = stage.chats.messages.length;
	const tell = (line: string) => say(plain(line));

	const look = async () => {
		for (const { sql, tell: inWords } of stories) {
			for (const row of await stage.store.rows<Row>(sql)) {
				if (known.get(row.id) === row.state) continue;
				known.set(row.id, row.state);
				const line = inWords(row);
				if (line !== null) tell(line);
			}
		}
		for (const { robot, body } of stage.chats.messages.slice(messages)) {
			tell(`chat       ${robot}: ${JSON.stringify(body).slice(0, 100)}`);
		}
		messages = stage.chats.messages.length;
	};
	let looking = false;
	const timer = setInterval(() => {
		if (looking) return;
		looking = true;
		look()
			// The database is busy or just being made; the next look tells the same.
			.catch(() => {})
			.finally(() => {
				looking = false;
			});
	}, 500);
	const unsubscribe = stage.mailbox.subscribe(({ number, to, subject }) =>
		tell(`mail       #${number} to ${to}: ${subject}`),
	);
	return () => {
		clearInterval(timer);
		unsubscribe();
	};
}
