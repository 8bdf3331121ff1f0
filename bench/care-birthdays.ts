import { findDue } from '../core/loop/care/find-due';
import type { House } from '../core/loop/house';

/** A campaign as most workspaces have one. */
export const birthdayWishes = {
	key: 'birthday-wishes',
	occasion: 'birthday',
	steps: [
		{
			days: 0,
			subject: { en: 'Happy birthday', 'zh-CN': '生日快乐' },
			text: {
				en: '{greeting}\n\nall the best for your birthday, and thank you for being with us.',
				'zh-CN': '{greeting}\n\n祝您生日快乐，感谢一路相伴。',
			},
		},
	],
};

export const home = {
	workflow: { id: 'bench', name: 'Bench' },
	node: { id: 'care', name: 'Find Due' },
};

/** A run of it; how many are due and how many are held. */
export async function runBirthdays(
	house: House,
	now: number,
): Promise<{ due: number; held: number }> {
	const { due, held } = await findDue(house, now, {
		definition: birthdayWishes,
		home,
		sentBy: 'clock',
		customerIds: [],
		peek: false,
	});
	return { due: due.length, held: held.length };
}

/** As the clock leaves a store that has sent all that it was given. */
export async function sendAll({ store }: House, at: number): Promise<void> {
	await store.transaction(async (tx) => {
		const given = tx.updateTable('care_step').where('state', '=', 'given');
		await given.set({ state: 'sent', at }).execute();
		const begun = tx.updateTable('care_occasion').where('group_name', '=', 'treated');
		const sent = { last_sent_at: at, again_at: at };
		await begun.where('last_sent_at', 'is', null).set(sent).execute();
		await tx.deleteFrom('due').execute();
	});
}
