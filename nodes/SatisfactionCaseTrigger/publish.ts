import { publishing } from '../page-trigger/publish-page';

/** Publishing the trigger publishes the page of cases; a workspace has one. */
export const { create, remove } = publishing({
	page: 'case',
	path: { parameter: 'options.path', example: 'cases' },
	define: () => null,
});
