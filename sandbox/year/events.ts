import type { CustomerTable } from '../../core/store/schema';
import { answer } from './answers';
import { ownerOf } from './customers';
import { isThere } from './lives';
import { day, hour, type Made } from './made';

/** Something happens to a customer; they are asked about it, or not, and answer, or not. */
export function ask(made: Made, at: number): void {
	const { random, shop, people, workspace, rows } = made;
	const id = String(rows.events.length).padStart(6, '0');
	const customer = thereAt(made, Math.floor(random.next() ** 1.4 * people.length), at);
	if (customer === undefined) return;
	const place = random.pick(shop.touchpoints.map((one) => [one, one.weight] as const));
	const survey = random.next() < 0.32 ? made.relationship : made.transactional;
	const isRelationship = survey === made.relationship;
	const touchpoint = isRelationship ? null : place.name;
	const isParcel = place.name === shop.touchpoints[1]?.name || place.name === shop.delivery;
	const title = `${shop.subjects[isParcel ? 'parcel' : 'ticket']} ${40_000 + rows.events.length}`;
	rows.events.push({
		workspace_id: workspace,
		event_id: `evt_${id}`,
		source: 'shop',
		external_id: id,
		type: isParcel ? 'parcel.arrived' : 'ticket.closed',
		occurred_at: at - hour,
		received_at: at - hour,
		touchpoint,
		subject_type: isParcel ? 'parcel' : 'ticket',
		subject_id: id,
		subject_title: title,
		subject_url: null,
		cycle: 0,
		value_amount: isParcel ? Math.round(20 + 400 * random.next()) : null,
		value_currency: isParcel ? shop.currency : null,
		attributes: '{}',
		customer_id: customer.customer_id,
		owner: null,
		test: 0,
		processed_at: at,
		outcome: 'scheduled',
	});
	const isAsked = random.next() < 0.8;
	const isOpened = isAsked && random.next() < 0.55;
	const response = customer.segment === shop.segments[2]?.[0] ? 0.42 : 0.66;
	const answeredAt =
		isOpened && random.next() < response ? at + Math.ceil(random.next() * 30) * hour : null;
	const isAnswered = answeredAt !== null && answeredAt < made.end;
	const owner = ownerOf(made, random.pick(shop.owners.map((name) => [name, 1] as const)));
	const about = {
		workspace_id: workspace,
		survey_key: survey.key,
		survey_version: survey.version,
		metric: survey.metric,
		purpose: survey.purpose,
		event_id: `evt_${id}`,
		subject_source: 'shop',
		subject_type: isParcel ? 'parcel' : 'ticket',
		subject_id: id,
		subject_title: title,
		cycle: 0,
		touchpoint,
		segment: customer.segment,
		customer_id: customer.customer_id,
		owner,
		language: customer.language,
		test: 0,
	};
	const reason = random.pick([
		['cap_overall', 6],
		['open_case', 2],
		['no_consent', 1],
		['opted_out', 1],
	] as const);
	rows.invitations.push({
		...about,
		invitation_id: `inv_${id}`,
		dedupe_key: id,
		subject_url: null,
		case_id: null,
		state: isAsked ? (isAnswered ? 'completed' : 'sent') : 'suppressed',
		reason: isAsked ? null : reason,
		reason_text: null,
		attempt: 1,
		channel: 'email',
		recipient: null,
		due_at: at,
		sent_at: isAsked && random.next() < 0.98 ? at : null,
		viewed_at: isOpened ? at + hour : null,
		answered_at: isAnswered ? answeredAt : null,
		short_code: null,
		expires_at: at + 14 * day,
		created_at: at,
		updated_at: at,
	});
	if (!isParcel && rows.events.length % 13 === 0) comesBack(made, id, at);
	if (isAnswered) answer(made, { survey, about, id, at: answeredAt, place });
}

/** Who is a customer at that time: the one at the place in the list, or the next one of their segment. */
function thereAt({ people, lives }: Made, place: number, at: number): CustomerTable | undefined {
	const wanted = people[place] ?? people[0];
	for (let step = 0; step < people.length; step += 1) {
		const nth = (place + step) % people.length;
		const [one, life] = [people[nth], lives[nth]];
		if (one && life && one.segment === wanted?.segment && isThere(life, at)) return one;
	}
	return wanted;
}

/** A ticket that was not solved the first time. */
function comesBack({ rows, end }: Made, id: string, at: number): void {
	const closed = rows.events.at(-1);
	const again = at + (2 + (Number(id) % 4)) * day;
	if (closed === undefined || again >= end) return;
	rows.beside.push({
		...closed,
		...{ event_id: `${closed.event_id}_again`, external_id: `${closed.external_id}-again` },
		...{ type: 'ticket.reopened', occurred_at: again, received_at: again, processed_at: again },
		outcome: null,
	});
}
