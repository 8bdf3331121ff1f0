import type { House } from '../../core/loop/house';
import type { CompensationTable } from '../../core/store/tables/cases';
import { day, hour } from './made';
import { shops } from './shop';

const notes = {
	en: ['For the parcel that came too late', 'The second repair of the same brake'],
	'zh-CN': ['包裹到得太晚', '同一个刹车修了两次'],
} as const;

/** Some of the newest cases that are worked on have a compensation: two wait for somebody who may decide. */
export async function fillCompensations(
	{ store, workspace }: House,
	language: 'en' | 'zh-CN',
	end: number,
): Promise<void> {
	const cases = await store.db
		.selectFrom('case_file')
		.select(['case_id', 'owner_id', 'acknowledged_at'])
		.where('workspace_id', '=', workspace)
		.where('state', '=', 'in_progress')
		.orderBy('opened_at', 'desc')
		.orderBy('case_id')
		.limit(6)
		.execute();
	const rows = cases.map(
		({ case_id, owner_id, acknowledged_at: taken }, nth): CompensationTable => {
			const isWaiting = nth < 2;
			const at = Math.min((taken ?? end) + 3 * hour, end - hour);
			return {
				...{ workspace_id: workspace, compensation_id: `cmp_${case_id.slice(4)}`, case_id },
				...{ kind: 'voucher', amount: isWaiting ? 120 - 30 * nth : 20 + 5 * nth },
				...{ currency: shops[language].currency, state: isWaiting ? 'requested' : 'granted' },
				...{ asked_by: owner_id, decided_by: isWaiting ? null : owner_id },
				...{ note: notes[language][nth % 2] ?? '', at: Math.max(at, end - 20 * day) },
				decided_at: isWaiting ? null : Math.max(at, end - 20 * day),
			};
		},
	);
	if (rows.length === 0) return;
	await store.db.insertInto('compensation').values(rows).execute();
}
