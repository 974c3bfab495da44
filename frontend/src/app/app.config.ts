import {
  type ApplicationConfig,
  ErrorHandler,
  provideBrowserGlobalErrorListeners,
  provideZonelessChangeDetection,
} from '@angular/core';
import { provideRouter, TitleStrategy, withComponentInputBinding } from '@angular/router';
import { newAgentAction } from './agents/new-agent-action';
import { routes } from './app.routes';
import { PageTitle } from './core/browser/page-title';
import { PALETTE_ACTIONS } from './shell/palette-entries';
import { LoadFailures } from './ui/toasts/load-failures';

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    { provide: ErrorHandler, useClass: LoadFailures },
    provideZonelessChangeDetection(),
    provideRouter(routes, withComponentInputBinding()),
    { provide: TitleStrategy, useExisting: PageTitle },
    { provide: PALETTE_ACTIONS, useFactory: () => [newAgentAction()] },
  ],
};
