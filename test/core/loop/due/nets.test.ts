import { recordAnswer } from '../../../../core/loop/answer/record-answer';
import type { House } from '../../../../core/loop/house';
import { anInvitation, aWorkspace, liWei, type Workspace } from '../../../nodes/a-workspace';
import { life } from '../a-house';
import { gives, takes } from './a-clock';

const minute = 60_000;

let workspace: Workspace;
let house: House;

beforeEach(async () => {
	workspace = await aWorkspace({ closePartialAfter: '1h' });
	house = workspace.house;
});
afterEach(async () => await workspace.close());

async function answers(rating: number): Promise<void> {
	const { invitation } = await anInvitation(house);
	const invitationId = invitation?.invitation_id ?? '';
	await recordAnswer(house, Date.now(), {
		invitationId,
		given: { rating },
		step: 'rating',
		language: null,
	});
}

describe('the nets under a crash', () => {
	it('bring a low answer that became no case back to its own trigger', async () => {
		await answers(1);
		const later = Date.now() + 11 * minute;
		expect(await gives(house, later)).toEqual([]);
		expect(await takes(house, later, 'answers', 'another')).toEqual([]);
		const [work] = await takes(house, later, 'answers', 'service');
		expect(work?.row.kind).toBe('low_score_without_case');
		expect(work?.items[0]).toMatchObject({
			score: { value: 1, band: 'dissatisfied', level: 'low' },
			due: { kind: 'low_score_without_case' },
		});
	});

	it('bring an event that nobody decided about back to the trigger that took it', async () => {
		const { happens, publish, asks } = life(house);
		const at = Date.now();
		await publish({}, at);
		const given = { occurredAt: at, customer: liWei };
		const { event } = await happens(given, at, 'w/one');
		const decided = await happens(
			{ ...given, customer: { ...liWei, externalIds: { desk: '9' }, email: 'z@example.com' } },
			at,
			'w/one',
		);
		await asks({ eventId: decided.event.event_id }, at);
		const later = at + 11 * minute;
		expect(await takes(house, later, 'events', 'w/two')).toEqual([]);
		const work = await takes(house, later, 'events', 'w/one');
		expect(work.map(({ items }) => items[0]?.event?.id)).toEqual([event.event_id]);
	});

	it('close half an answer after its time and hand it over in the shape of an answer', async () => {
		await answers(3);
		expect(await takes(house, Date.now() + 59 * minute, 'answers', 'service')).toEqual([]);
		const [work] = await takes(house, Date.now() + 61 * minute, 'answers', 'service');
		expect(work?.items[0]).toMatchObject({
			response: { state: 'completed', changed: false },
			score: { value: 3, level: 'middle' },
			survey: { key: 'service' },
		});
	});
});
