import { openCase } from '../../../../../core/loop/case/open-case';
import { actOnCase } from '../../../../../core/loop/case/act-on-case';
import { type PageSite, servePage } from '../../../../../core/loop/pages/customer/serve';
import { upsertPerson } from '../../../../../core/loop/team/team';
import type { OwnerFacts } from '../../../../../core/model/event';
import type { JsonObject } from '../../../../../core/model/json';
import { findByInvitation } from '../../../../../core/store/repositories/responses';
import { databases, houseIn, useDatabases, useStore } from '../../../../store/databases';
import { readMarkup } from '../../../pages/markup';
import { day, hour, life, minute, somebody } from '../../a-house';

useDatabases();

const node = { workflowId: 'w-service', workflowName: 'Survey', nodeId: 'n', nodeName: 'Answers' };
/** Friday, 17 April 2026, 16:00 in Berlin: two working hours before the weekend. */
const friday = Date.UTC(2026, 3, 17, 14);
const open = { ip: null, acceptLanguage: null, test: false };
const jane: OwnerFacts = { id: '7', name: 'Jane Doe', email: 'jane@example.com' };
let workspaces = 0;

describe.each(databases)('what a customer is told after a low answer, on $name', ({ dialect }) => {
	const store = useStore(dialect);

	/** A customer who has answered: what the thanks page says. */
	async function answered(given: {
		owner?: OwnerFacts | null;
		settings?: JsonObject;
		rating?: string;
		/** What happens between the rating and the second page. */
		between?: (about: { house: ReturnType<typeof houseIn>; responseId: string }) => Promise<void>;
	}): Promise<string> {
		const house = houseIn(store(), `follow-${(workspaces += 1)}`);
		const own = life(house);
		await own.settings({
			timeZone: 'Europe/Berlin',
			showOwnerFirstName: true,
			policy: { quietHours: null, delay: 0 },
			slaPresets: { quick: { response: '4h', resolution: '9h' } },
			defaultSla: { high: 'quick' },
			...given.settings,
		});
		await upsertPerson(house, friday, {
			facts: { id: 'jane', name: 'Jane Doe', email: 'jane@example.com', role: 'agent' },
			cleared: [],
		});
		// With no second page the thanks follow the rating, before the workflow has run.
		const short = given.between ? {} : ({ reasons: 'none', askComment: false } as const);
		await own.publish({ languages: ['en'], ...short }, friday - day);
		const happened = await own.happens(
			{ owner: given.owner ?? null, customer: somebody() },
			friday - hour,
		);
		const { item } = await own.asks({ eventId: happened.event.event_id }, friday - hour);
		const id = item.invitation?.id ?? '';
		await own.sends(id, friday - hour);
		const t = new URL(item.invitation?.link ?? '').searchParams.get('t') ?? '';
		const site: PageSite = { node, surveyKey: 'service', trial: null };
		const get = { ...open, method: 'GET' as const, query: { t }, fields: null };
		const f = (body: string) => /name="f" value="([^"]+)"/.exec(body)?.[1] ?? '';
		const first = await servePage(house, friday - minute, get, site);
		const post = async (body: string, fields: object) =>
			await servePage(
				house,
				friday,
				{ ...get, method: 'POST', fields: { t, f: f(body), ...fields } },
				site,
			);
		const rated = await post(first.body, { step: 'rating', value: given.rating ?? '1' });
		if (!given.between) return readMarkup(rated.body).text;
		const response = await findByInvitation(store().db, house.workspace, id);
		await given.between({ house, responseId: response?.response_id ?? '' });
		const last = await post(rated.body, { step: 'details', comment: 'It broke.' });
		return readMarkup(last.body).text;
	}

	const opens =
		(then: 'acknowledge' | null = null) =>
		async ({ house, responseId }: { house: ReturnType<typeof houseIn>; responseId: string }) => {
			const actor = { kind: 'workflow', id: null, name: 'Low' } as const;
			const opened = await openCase(house, friday, {
				...{ responseId, eventId: null, customerId: null, actor, test: false },
				owner: { id: 'jane', name: null, email: null, team: null, channels: {} },
				priority: 'high',
				slaPreset: null,
			});
			if (then === null) return;
			const { case_id: caseId } = opened.case;
			const by = { kind: 'owner', id: 'jane', name: 'Jane Doe' } as const;
			const note = 'Called.';
			await actOnCase(house, friday, { caseId, action: { kind: then }, actor: by });
			const action = { kind: 'log_contact', channel: 'phone', note } as const;
			await actOnCase(house, friday, { caseId, action, actor: by });
		};

	it('is the first clock of the case in working hours, and its owner', async () => {
		const text = await answered({ between: opens() });
		expect(text).toContain('Jane reads your answer');
		// Two hours on Friday until 18:00, two on Monday from 09:00.
		expect(text).toContain(
			'You hear from us within 4 working hoursBy Apr 20, 2026, 11:00 (GMT+2) at the latest.',
		);
		expect(text).not.toContain('Doe');
	});

	it('names nobody unless the workspace wants that', async () => {
		const text = await answered({
			between: opens(),
			settings: { showOwnerFirstName: false },
		});
		expect(text).toContain('A person reads your answer');
		expect(text).toContain('within 4 working hours');
		expect(text).not.toContain('Jane');
	});

	it('holds no promise that is kept already', async () => {
		const text = await answered({ between: opens('acknowledge') });
		expect(text).toContain('Jane reads your answer');
		expect(text).not.toContain('within');
		expect(text).not.toContain('at the latest');
	});

	it('says hours where all time is working time, and only the moment where time is compressed', async () => {
		const always = Object.fromEntries(
			[1, 2, 3, 4, 5, 6, 7].map((d) => [d, [{ from: '00:00', to: '24:00' }]]),
		);
		const calendar = { hours: always };
		const all = await answered({ between: opens(), settings: { calendar } });
		expect(all).toContain('within 4 hoursBy Apr 17, 2026, 20:00 (GMT+2)');
		const fast = await answered({ between: opens(), settings: { calendar, timeScale: 0.5 } });
		expect(fast).toContain('You hear from usBy Apr 17, 2026, 18:00 (GMT+2)');
	});

	it('promises nothing as long as no case is open, whatever the workflow may bring', async () => {
		const text = await answered({ owner: jane });
		expect(text).toContain('Your answer goes to the team that served you.');
		for (const promise of ['Jane', 'hear from us', 'takes care', 'last word', 'latest']) {
			expect(text).not.toContain(promise);
		}
	});

	it('says none of it after a rating that is not low', async () => {
		const text = await answered({ owner: jane, rating: '5' });
		expect(text).not.toContain('hear from us');
	});
});
