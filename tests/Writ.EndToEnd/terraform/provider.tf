terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

variable "url" { type = string }
variable "files" { type = string }

provider "aws" {
  region                      = "us-east-1"
  skip_metadata_api_check     = true
  skip_region_validation      = true
  skip_credentials_validation = true

  endpoints {
    account       = var.url
    iam           = var.url
    organizations = var.url
    sts           = var.url
  }

  default_tags {
    tags = { made-by = "terraform" }
  }
}

data "aws_caller_identity" "me" {}
