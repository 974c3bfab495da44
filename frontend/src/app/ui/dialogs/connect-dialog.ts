import { DIALOG_DATA } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { CopyButton } from '../copy-button';
import { DialogFrame } from './dialog-frame';

/** What answers now. */
export interface AnsweringProvider {
  readonly simulated: boolean;
  readonly name: string;
}

interface Way {
  readonly title: string;
  readonly lines: string;
  readonly note: string;
}

/** How to connect a model, in words: settings are read from the environment or a `.env` file when the server starts. */
@Component({
  selector: 'app-connect-dialog',
  imports: [CopyButton, DialogFrame],
  templateUrl: './connect-dialog.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ConnectDialog {
  protected readonly provider = inject<AnsweringProvider | null>(DIALOG_DATA);

  protected readonly ways: readonly Way[] = [
    {
      title: 'OpenAI',
      lines: 'OPENAI_API_KEY=sk-...',
      note: 'The key stays on the server. OPENAI_MODEL chooses another model than the default.',
    },
    {
      title: 'Ollama, on this computer',
      lines: 'OPENAI_BASE_URL=http://localhost:11434/v1\nOPENAI_MODEL=llama3.2',
      note: 'Fetch the model once with "ollama pull llama3.2". From inside Docker the address is http://host.docker.internal:11434/v1.',
    },
    {
      title: 'LM Studio',
      lines: 'OPENAI_BASE_URL=http://localhost:1234/v1\nOPENAI_MODEL=<name shown in LM Studio>',
      note: 'Start its local server first.',
    },
    {
      title: 'vLLM, llama.cpp, LocalAI and any other OpenAI-compatible server',
      lines: 'OPENAI_BASE_URL=https://<host>/v1\nOPENAI_API_KEY=<its key>\nOPENAI_MODEL=<model name>',
      note: 'vLLM listens on port 8000, llama.cpp and LocalAI on 8080. Leave the key out where none is needed.',
    },
  ];
}
