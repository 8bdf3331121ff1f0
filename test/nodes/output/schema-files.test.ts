import { fillItem } from '../../../core/model/item';
import { itemShape } from '../../../core/model/item-shape';
import { SatisfactionCase } from '../../../nodes/SatisfactionCase/SatisfactionCase.node';
import { SatisfactionCrmTrigger } from '../../../nodes/SatisfactionCrmTrigger/SatisfactionCrmTrigger.node';
import { SatisfactionInsights } from '../../../nodes/SatisfactionInsights/SatisfactionInsights.node';
import { SatisfactionRouter } from '../../../nodes/SatisfactionRouter/SatisfactionRouter.node';
import { SatisfactionSurvey } from '../../../nodes/SatisfactionSurvey/SatisfactionSurvey.node';
import { schemaFiles } from '../../../nodes/output/schema-files';

/** The keys that can be dragged behind an operation. */
function keys(files: ReturnType<typeof schemaFiles>, operation: string): string[] {
	const file = files.find(({ path }) => path.endsWith(`/${operation}.json`));
	return Object.keys(file?.schema.properties ?? {});
}

const parts = Object.keys(fillItem({}, {}));

describe('the output that the editor shows before the first run', () => {
	it('knows every part of an item, in the order of an item', () => {
		expect(Object.keys(itemShape)).toEqual(parts);
		expect(keys(schemaFiles(new SatisfactionSurvey().description), 'invite')).toEqual(parts);
	});

	it('adds what an operation adds, and keeps to itself what gives no item', () => {
		const cases = schemaFiles(new SatisfactionCase().description);
		expect(keys(cases, 'get')).toEqual([...parts, 'history', 'compensations', 'openings']);
		expect(keys(cases, 'open')).toEqual([...parts, 'teamLink']);
		const insights = schemaFiles(new SatisfactionInsights().description);
		expect(keys(insights, 'summary')).toEqual(expect.arrayContaining(['scores', 'text']));
		expect(keys(insights, 'summary')).not.toContain('customer');
	});

	it('tells lists, numbers and free keys apart', () => {
		const [file] = schemaFiles(new SatisfactionRouter().description);
		const { response, customer, score } = file?.schema.properties as Record<string, object>;
		expect(response).toMatchObject({
			properties: { tags: { type: 'array', items: { type: 'string' } } },
		});
		expect(customer).toMatchObject({
			properties: { externalIds: { type: 'object', properties: {} } },
		});
		expect(score).toMatchObject({ properties: { value: { type: 'number' } } });
	});

	it('lies where n8n looks: version, resource, operation; nowhere behind a trigger', () => {
		const { description } = new SatisfactionCase();
		const paths = schemaFiles({ ...description, version: [1, 1.1] }).map(({ path }) => path);
		expect(paths).toContain('__schema__/v1.0.0/work/resolve.json');
		expect(paths).toContain('__schema__/v1.1.0/work/resolve.json');
		const [router] = schemaFiles(new SatisfactionRouter().description);
		expect(router?.path).toBe('__schema__/v1.0.0.json');
		expect(schemaFiles(new SatisfactionCrmTrigger().description)).toEqual([]);
	});
});
