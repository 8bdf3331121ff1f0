import { sql } from 'kysely';

import type { RetainedKind } from './retained';
import { deleteRows, nothingPlanned } from './rows';

/**
 * What campaigns have sent to whom for which occasion, once it is over. Nothing else keeps it from being sent again:
 * what comes every year has come again by then, and an edition of a list stays as long as its campaign has it.
 */
export const care: RetainedKind = {
	key: 'care',
	table: 'care_occasion',
	id: 'care_id',
	at: 'found_at',
	leastMonths: 14,
	tables: ['care_occasion', 'care_step'],
	may: (_, before) => sql`again_at is null and coalesce(last_sent_at, 0) < ${before}
		and ${nothingPlanned('care_occasion', 'care_id')}
		and not exists (select 1 from campaign
			where campaign.workspace_id = care_occasion.workspace_id
				and campaign.campaign_key = care_occasion.campaign_key and campaign.occasion = 'own_list'
				and care_occasion.occasion_key like 'edition:%'
				and replace(campaign.definition, '\\', '') like
					'%' || replace(replace(replace(substr(care_occasion.occasion_key, 9), '\\', ''),
						'%', '_'), '"', '_') || '%')`,
	end: async (tx, { workspace }, ids) => {
		for (const table of ['care_step', 'care_occasion'] as const) {
			await deleteRows(tx, workspace, { table, column: 'care_id' }, ids);
		}
	},
};
