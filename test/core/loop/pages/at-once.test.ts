import { cancelInvitation } from '../../../../core/loop/ask/cancel';
import { formTokenFor } from '../../../../core/loop/pages/form-token';
import { type PageAnswer, type PageSite, servePage } from '../../../../core/loop/pages/customer/serve';
import { signToken } from '../../../../core/model/token';
import { surveyDefinition } from '../../../../core/loop/survey/survey-definition';
import { findByInvitation } from '../../../../core/store/repositories/responses';
import { caseRow } from '../../../store/rows';
import { databases, houseIn, useDatabases, useStore } from '../../../store/databases';
import { day, life, minute, now, somebody } from '../a-house';

useDatabases();

const bilingual = { languages: ['en', 'zh-CN'] };
const node = { workflowId: 'w-service', workflowName: 'Survey', nodeId: 'n', nodeName: 'Answers' };
const site: PageSite = { node, surveyKey: 'service', trial: null };
let workspaces = 0;

/**
 * A form says its language, and is stored at once on PostgreSQL; without it, it goes the ordinary way.
 * Whatever is posted, both ways must end alike.
 */
describe.each(databases)('a first answer, on $name', ({ dialect }) => {
	const store = useStore(dialect);

	/** A workspace in which a page of the survey has been served before, so that it is known. */
	async function aPlace(published: object = bilingual) {
		const house = houseIn(store(), `at-once-${(workspaces += 1)}`);
		const own = life(house);
		await own.settings({ policy: { quietHours: null, delay: 0 } });
		await own.publish(published);
		const { keys, workspace } = house;
		const asked = async (given: Parameters<typeof own.asks>[0] = {}) => {
			const { item } = await own.asks({ customer: somebody(), ...given });
			const id = item.invitation?.id ?? '';
			if (!given.test) await own.sends(id);
			return { id, t: new URL(item.invitation?.link ?? '').searchParams.get('t') ?? '' };
		};
		const serve = async (
			method: 'GET' | 'POST',
			{ t, ...fields }: { t: string; [name: string]: string },
			{ at = now + minute, test = false, at_site = site } = {},
		) =>
			await servePage(
				house,
				at,
				{
					method,
					query: { t },
					fields: method === 'GET' ? null : { t, ...fields },
					acceptLanguage: null,
					test,
				},
				at_site,
			);
		const form = (t: string, step: string, at = now) =>
			formTokenFor(keys, workspace, { token: t, step }, at);
		await serve('GET', { t: (await asked()).t });
		return { house, own, asked, serve, form };
	}

	type Place = Awaited<ReturnType<typeof aPlace>>;

	/** All that is known afterwards, without what differs between any two. */
	const plain = (value: unknown): unknown =>
		JSON.parse(
			JSON.stringify(value)
				.replace(/(inv|rsp|evt|cus|due)_[0-9a-z]{20}/g, '$1')
				.replace(/at-once-\d+/g, 'workspace')
				.replace(/(\?t=|value=\\"|t=)[\w.-]{60,}/g, '$1')
				.replace(/nonce(=\\"|-)[\w-]+/g, 'nonce')
				.replace(/"(c|e|own-)\d+(@example.com|-workspace)?"/g, '"$1"'),
		);

	const outcome = async (place: Place, id: string, answers: PageAnswer[]) => {
		const { house, own } = place;
		const response = await findByInvitation(house.store.db, house.workspace, id);
		const all = async (table: 'due' | 'case_file' | 'case_step') => {
			const { db } = house.store;
			const rows = db.selectFrom(table).selectAll().where('workspace_id', '=', house.workspace);
			return (await rows.execute()).map((row) => JSON.stringify(plain(row))).sort();
		};
		return plain({
			answers: answers.map(({ status, body, headers, emit }) => ({ status, body, headers, emit })),
			invitation: await own.invitation(id),
			response,
			due: await all('due'),
			cases: [await all('case_file'), await all('case_step')],
		});
	};

	type Scene = (place: Place, language: object) => Promise<{ id: string; answers: PageAnswer[] }>;

	const rate =
		(value: string, more: Parameters<Place['serve']>[2] = {}): Scene =>
		async (place, l) => {
			const { id, t } = await place.asked();
			const f = place.form(t, 'rating');
			return {
				id,
				answers: [await place.serve('POST', { t, f, step: 'rating', value, ...l }, more)],
			};
		};

	const later: Array<[string, Scene]> = [
		['a low rating', rate('1')],
		['a middle rating', rate('3')],
		['a high rating', rate('5')],
		[
			'about an event',
			async (place, l) => {
				const { event } = await place.own.happens({ customer: somebody(), touchpoint: 'shop' });
				const eventId = event?.event_id ?? '';
				const { id, t } = await place.asked({ eventId, customer: null });
				const fields = { t, f: place.form(t, 'rating'), step: 'rating', value: '2', ...l };
				return { id, answers: [await place.serve('POST', fields)] };
			},
		],
		[
			'all of it on one page',
			async (place, l) => {
				const { id, t } = await place.asked();
				const first = { t, f: place.form(t, 'rating'), step: 'rating', value: '2', ...l };
				const rest = { t, f: place.form(t, 'details'), step: 'details', comment: 'No.', ...l };
				return { id, answers: [await place.serve('POST', first), await place.serve('POST', rest)] };
			},
		],
	];

	const refused: Array<[string, Scene]> = [
		['outside the scale', rate('6')],
		['without a rating', rate('')],
		['of a link that has expired', rate('1', { at: now + 20 * day })],
		['with a form that is too old', rate('1', { at: now + 2 * day })],
		[
			'with the form of another link',
			async (place, l) => {
				const { id, t } = await place.asked();
				const f = place.form((await place.asked()).t, 'rating');
				const fields = { t, f, step: 'rating', value: '1', ...l };
				return { id, answers: [await place.serve('POST', fields)] };
			},
		],
		[
			'of an invitation that was cancelled',
			async (place, l) => {
				const { id, t } = await place.asked();
				await cancelInvitation(place.house, now, {
					invitationId: id,
					reason: 'Enough.',
					trial: false,
				});
				const fields = { t, f: place.form(t, 'rating'), step: 'rating', value: '1', ...l };
				return { id, answers: [await place.serve('POST', fields)] };
			},
		],
		[
			'to a survey that was closed meanwhile',
			async (place, l) => {
				const { id, t } = await place.asked();
				await place.own.publish({ ...bilingual, acceptAnswers: false }, now + minute);
				const fields = { t, f: place.form(t, 'rating'), step: 'rating', value: '1', ...l };
				const answers = [await place.serve('POST', fields, { at: now + 2 * minute })];
				await place.own.publish(bilingual, now + 3 * minute);
				return { id, answers };
			},
		],
		[
			'while the workflow is tried out',
			async (place, l) => {
				const { id, t } = await place.asked();
				const fields = { t, f: place.form(t, 'rating'), step: 'rating', value: '1', ...l };
				return { id, answers: [await place.serve('POST', fields, { test: true })] };
			},
		],
		[
			'of an invitation that is not there',
			async (place, l) => {
				const { keys, workspace } = place.house;
				const claims = { subject: 'inv_0', audience: '', expiresAt: now + day };
				const t = signToken(keys, { workspace, purpose: 'survey', ...claims });
				const fields = { t, f: place.form(t, 'rating'), step: 'rating', value: '1', ...l };
				return { id: 'inv_0', answers: [await place.serve('POST', fields)] };
			},
		],
		[
			'at the trigger of another survey',
			async (place, l) => {
				await place.own.publish({ key: 'other', metric: 'csat', ...bilingual });
				const { id, t } = await place.asked({ surveyKey: 'other' });
				const fields = { t, f: place.form(t, 'rating'), step: 'rating', value: '1', ...l };
				return { id, answers: [await place.serve('POST', fields)] };
			},
		],
	];

	const other: Array<[string, Scene]> = [
		[
			'that is given again',
			async (place, l) => {
				const { id, t } = await place.asked();
				const fields = { t, f: place.form(t, 'rating'), step: 'rating', value: '1', ...l };
				const first = await place.serve('POST', fields);
				return {
					id,
					answers: [first, await place.serve('POST', fields, { at: now + 2 * minute })],
				};
			},
		],
		[
			'whose invitation a late report of its delivery has put back',
			async (place, l) => {
				const { id, t } = await place.asked();
				const fields = { t, f: place.form(t, 'rating'), step: 'rating', ...l };
				const first = await place.serve('POST', { ...fields, value: '1' });
				const put = place.house.store.db.updateTable('invitation').set({ state: 'sent' });
				await put.where('invitation_id', '=', id).execute();
				return { id, answers: [first, await place.serve('POST', { ...fields, value: '2' })] };
			},
		],
		[
			'that is there, though its invitation knows nothing of it',
			async (place, l) => {
				const { id, t } = await place.asked();
				const fields = { t, f: place.form(t, 'rating'), step: 'rating', ...l };
				const first = await place.serve('POST', { ...fields, value: '1' });
				const put = { state: 'sent', answered_at: null };
				const putting = place.house.store.db.updateTable('invitation').set(put);
				await putting.where('invitation_id', '=', id).execute();
				return { id, answers: [first, await place.serve('POST', { ...fields, value: '2' })] };
			},
		],
		[
			'to an older version of the survey',
			async (place, l) => {
				const { id, t } = await place.asked();
				await place.own.publish({ ...bilingual, scale: 'csat_1_7' } as never, now + minute);
				// The newest version is known, and has ratings that the older one lacks.
				await place.serve('GET', { t: (await place.asked()).t }, { at: now + 2 * minute });
				const fields = { t, f: place.form(t, 'rating'), step: 'rating', ...l };
				const at = now + 2 * minute;
				const wrong = await place.serve('POST', { ...fields, value: '7' }, { at });
				return {
					id,
					answers: [wrong, await place.serve('POST', { ...fields, value: '4' }, { at })],
				};
			},
		],
		[
			'to a newer version of the survey',
			async (place, l) => {
				await place.own.publish({ ...bilingual, scale: 'csat_1_7' } as never, now + minute);
				const { id, t } = await place.asked();
				const fields = { t, f: place.form(t, 'rating'), step: 'rating', value: '4', ...l };
				return { id, answers: [await place.serve('POST', fields, { at: now + 2 * minute })] };
			},
		],
		[
			'after the invitation has ended, with a link that has not',
			async (place, l) => {
				const { id, t } = await place.asked();
				const ended = place.house.store.db.updateTable('invitation').set({ expires_at: now });
				await ended.where('invitation_id', '=', id).execute();
				const fields = { t, f: place.form(t, 'rating'), step: 'rating', value: '1', ...l };
				return { id, answers: [await place.serve('POST', fields)] };
			},
		],
		[
			'about a fix',
			async (place, l) => {
				const { house } = place;
				const { id, t } = await place.asked();
				const row = caseRow({ workspace_id: house.workspace, case_id: `cas_${id}` });
				const fixed = { state: 'resolved', resolved_at: now, verification_id: id };
				await house.store.db
					.insertInto('case_file')
					.values({ ...row, ...fixed })
					.execute();
				const asking = house.store.db.updateTable('invitation').set({ case_id: row.case_id });
				await asking.where('invitation_id', '=', id).execute();
				const fields = { t, f: place.form(t, 'rating'), step: 'rating', value: '1', ...l };
				return { id, answers: [await place.serve('POST', fields)] };
			},
		],
		[
			'to try a survey out',
			async (place, l) => {
				const { id, t } = await place.asked({ test: true });
				const fields = { t, f: place.form(t, 'rating'), step: 'rating', value: '1', ...l };
				return { id, answers: [await place.serve('POST', fields)] };
			},
		],
		[
			'while the address may be opened without a link',
			async (place, l) => {
				const { id, t } = await place.asked();
				const trial = surveyDefinition({ key: 'service', metric: 'csat', ...bilingual }).survey;
				const fields = { t, f: place.form(t, 'rating'), step: 'rating', value: '1', ...l };
				return {
					id,
					answers: [await place.serve('POST', fields, { at_site: { ...site, trial } })],
				};
			},
		],
	];

	it.each([...later, ...refused, ...other])('%s ends alike both ways', async (_what, scene) => {
		const ends = async (language: object) => {
			const place = await aPlace();
			const { id, answers } = await scene(place, language);
			return await outcome(place, id, answers);
		};
		expect(await ends({ l: 'en' })).toEqual(await ends({}));
	});

	it('in another language is stored, and goes on, in it', async () => {
		const place = await aPlace();
		const { id, answers } = await rate('1')(place, { l: 'zh-CN' });
		const { workspace } = place.house;
		expect(await findByInvitation(store().db, workspace, id)).toMatchObject({ language: 'zh-CN' });
		expect(answers[0]?.emit?.item.response).toMatchObject({ language: 'zh-CN' });
	});

	it('costs one statement where the survey and the team are known', async () => {
		const place = await aPlace();
		await rate('1')(place, { l: 'en' });
		const { t } = await place.asked();
		const f = place.form(t, 'rating');
		const questions = jest.spyOn(store().db, 'executeQuery');
		const answer = await place.serve('POST', { t, f, step: 'rating', value: '1', l: 'en' });
		const asked = questions.mock.calls.length;
		questions.mockRestore();
		expect(answer.emit?.output).toBe('low');
		// SQLite asks in this process, one by one.
		if (dialect === 'postgres') expect(asked).toBe(1);
	});

	it('that comes twice at the same moment is one', async () => {
		const place = await aPlace();
		const { id, t } = await place.asked();
		const fields = { t, f: place.form(t, 'rating'), step: 'rating', value: '1', l: 'en' };
		const both = await Promise.all([place.serve('POST', fields), place.serve('POST', fields)]);
		expect(both.map(({ status }) => status)).toEqual([200, 200]);
		expect(both.filter(({ emit }) => emit !== null)).toHaveLength(1);
		const { workspace } = place.house;
		const rows = await store()
			.db.selectFrom('response')
			.select('handed_over')
			.where('workspace_id', '=', workspace)
			.where('invitation_id', '=', id)
			.execute();
		expect(rows).toEqual([{ handed_over: 1 }]);
	});
});
